import type { LoginLanguage } from '../texts';

export const ENGLISH: LoginLanguage = {
    texts: {
        warning: 'You will be signed out soon, because I have not heard from you for a while.',
        lastWarning: 'You will be signed out soon, because you have been signed in for a long time. Please finish what you are doing.',
        stay: 'Stay signed in',
        stayed: 'You stay signed in.',
        writeToStay: 'You will be signed out soon. To stay signed in, please write to me.',
        signInElsewhere: 'To sign in, please write to me in a conversation of our own.',
    },
    ended: {
        idle: 'You were signed out, because I have not heard from you for a while. Please sign in again to go on.',
        absolute: 'You were signed out, because you have been signed in for a long time. Please sign in again to go on.',
    },
};
