import type { LoginLanguage } from '../texts';

export const ITALIAN: LoginLanguage = {
    texts: {
        warning: 'La sessione verrà chiusa tra poco, perché non ti sento da un po’.',
        lastWarning: 'La sessione verrà chiusa tra poco, perché è aperta da molto tempo. Per favore, finisci quello che stai facendo.',
        stay: 'Mantieni la sessione aperta',
        stayed: 'La sessione resta aperta.',
        writeToStay: 'La sessione verrà chiusa tra poco. Per mantenerla aperta, scrivimi, per favore.',
        signInElsewhere: 'Per accedere, scrivimi in una conversazione privata, per favore.',
    },
    ended: {
        idle: 'La sessione è stata chiusa, perché non ti sento da un po’. Per continuare, accedi di nuovo, per favore.',
        absolute: 'La sessione è stata chiusa, perché era aperta da molto tempo. Per continuare, accedi di nuovo, per favore.',
    },
};
