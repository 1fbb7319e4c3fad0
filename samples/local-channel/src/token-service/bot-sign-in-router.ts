import { Router } from 'express';
import { requiredQuery } from '../http/request';
import type { Parts } from '../parts';
import { botOnly } from './bot-only';
import { readExchangeState } from './exchange-state';

/** Where the bot gets the link with which a user signs in. */
export function botSignInRouter(parts: Parts): Router {
    const router = Router().use(botOnly(parts));
    router.get('/GetSignInResource', (req, res) => {
        res.json({ signInLink: parts.signIns.link(readExchangeState(requiredQuery(req, 'state'))) });
    });
    return router;
}
