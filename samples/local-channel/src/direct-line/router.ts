import { Router } from 'express';
import type { Parts } from '../parts';
import { activityRoutes } from './activity-routes';
import { conversationRoutes } from './conversation-routes';
import { sessionRoutes } from './session-routes';
import { tokenRoutes } from './token-routes';

/** Direct Line 3.0, as clients see it. */
export function directLineRouter(parts: Parts): Router {
    return Router().use(tokenRoutes(parts), conversationRoutes(parts), activityRoutes(parts), sessionRoutes(parts));
}
