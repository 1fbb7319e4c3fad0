import { Router, urlencoded, type ErrorRequestHandler, type Request } from 'express';
import { describe } from '../http/answer-error';
import { badArgument, forbidden } from '../http/http-error';
import { bodyOf } from '../http/request';
import { issuerRouter } from '../issuer/router';
import type { Parts } from '../parts';
import { Tickets } from '../support/tickets';
import { textOf } from '../support/values';
import type { SignIn } from '../token-service/sign-ins';
import { choicePage, refusedPage, sendPage } from './page';
import { people } from './people';
import { completeSignIn } from './sign-in-completion';
import { requestedSignIn } from './sign-in-request';

/** A form that was shown, and the browser that it was shown to. */
interface ShownForm {
    signIn: SignIn;
    sessionId: string;
}

const FORM_LIFETIME = 600_000; // milliseconds

/** An identity provider to practise with: no password, no real account. */
export function practiceIdpRouter(parts: Parts): Router {
    const router = Router();
    const forms = new Tickets<ShownForm>(FORM_LIFETIME);
    router.get('/sign-in', (req, res) => {
        const signIn = requestedSignIn(req, parts);
        const sessionId = parts.sessions.open(req, res);
        sendPage(res, 200, choicePage(forms.issue({ signIn, sessionId })));
    });
    router.post('/sign-in', urlencoded({ extended: false, limit: '4kb' }), async (req, res) => {
        const { signIn } = submittedForm(req, forms, parts);
        const person = people.get(textOf(bodyOf(req).person) ?? '');
        if (!person) throw badArgument('There is no such person here.');
        sendPage(res, 200, await completeSignIn(signIn, person, parts));
    });
    router.use(issuerRouter(`${parts.options.baseUrl}/practice-idp`, parts.idpKey), answerWithPage);
    return router;
}

/** The form that was sent, once, by the browser that it was shown to, from this page. */
function submittedForm(req: Request, forms: Tickets<ShownForm>, { sessions }: Parts): ShownForm {
    const form = forms.take(textOf(bodyOf(req).state) ?? '');
    const { origin, host } = req.headers;
    const isForeign = origin !== undefined && (!URL.canParse(origin) || new URL(origin).host !== host);
    if (!form || isForeign || form.sessionId !== sessions.idOf(req)) {
        throw forbidden('This form has expired or was used already. Go back to the chat and open the sign-in link again.');
    }
    return form;
}

const answerWithPage: ErrorRequestHandler = (error, _req, res, _next) => {
    const { status, message } = describe(error);
    sendPage(res, status, refusedPage(message));
};
