import type { Answer, Host, Talk } from './host';

/** A browser session: it keeps its cookies, and knows how Web Chat opens a sign-in link. */
export class Browser {
    private cookie: string | undefined;

    constructor(private readonly host: Host) {}

    async send(method: string, path: string, { token, headers, body }: {
        token?: string; headers?: Record<string, string>; body?: string;
    } = {}): Promise<Answer> {
        const cookie = this.cookie ? { cookie: this.cookie } : {};
        const answer = await this.host.send(method, path, { ...(token && { token }), body, headers: { ...cookie, ...headers } });
        this.cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? this.cookie;
        return answer;
    }

    sessionId({ token }: Talk, headers: Record<string, string> = { referer: `${this.host.url}/chat` }): Promise<Answer> {
        return this.send('GET', '/v3/directline/session/getsessionid', { token, headers });
    }

    open(link: string, sessionId = ''): Promise<Answer> {
        return this.send('GET', `${link}${encodeURIComponent(`&code_challenge=${sessionId}`)}`);
    }

    /** Presses a person's button on the page. */
    choose(person: string, page: Answer, headers: Record<string, string> = {}): Promise<Answer> {
        const state = /name="state" value="([^"]+)"/.exec(page.text)?.[1] ?? '';
        return this.send('POST', '/practice-idp/sign-in', {
            headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
            body: String(new URLSearchParams({ state, person })),
        });
    }
}
