import { createHash } from 'node:crypto';
import type { Request, Response } from 'express';
import { BoundedMap } from '../support/bounded-map';
import { randomToken } from '../support/random-token';

const COOKIE = 'local-channel-session';

/** Browser sessions: a secret in a cookie, and its digest as the id that may be shown in links. */
export class BrowserSessions {
    // Only cookies that the channel set itself count: any other service on localhost can set them too.
    private readonly ids = new BoundedMap<string, true>(1_000);

    /** The id of the request's session, if it has one. */
    idOf(req: Request): string | undefined {
        const id = idFor(cookieOf(req));
        return this.ids.get(id) ? id : undefined;
    }

    /** The id of the request's session, or of a new one. */
    open(req: Request, res: Response): string {
        return this.idOf(req) ?? this.create(res);
    }

    private create(res: Response): string {
        const secret = randomToken();
        const id = idFor(secret);
        this.ids.set(id, true);
        res.cookie(COOKIE, secret, { httpOnly: true, sameSite: 'lax' });
        return id;
    }
}

function cookieOf({ headers }: Request): string {
    const pairs = (headers.cookie ?? '').split(/; */);
    return pairs.find((pair) => pair.startsWith(`${COOKIE}=`))?.slice(COOKIE.length + 1) ?? '';
}

function idFor(secret: string): string {
    return createHash('sha256').update(secret).digest('base64url');
}
