import type { LoginLanguage } from '../texts';

export const GERMAN: LoginLanguage = {
    texts: {
        warning: 'Sie werden bald abgemeldet, weil ich eine Weile nichts von Ihnen gehört habe.',
        lastWarning: 'Sie werden bald abgemeldet, weil Sie schon lange angemeldet sind. Bitte bringen Sie zu Ende, was Sie gerade tun.',
        stay: 'Angemeldet bleiben',
        stayed: 'Sie bleiben angemeldet.',
        writeToStay: 'Sie werden bald abgemeldet. Um angemeldet zu bleiben, schreiben Sie mir bitte.',
        signInElsewhere: 'Um sich anzumelden, schreiben Sie mir bitte in einem Chat, in dem nur wir beide sind.',
    },
    ended: {
        idle: 'Sie wurden abgemeldet, weil ich eine Weile nichts von Ihnen gehört habe. Bitte melden Sie sich wieder an, um fortzufahren.',
        absolute: 'Sie wurden abgemeldet, weil Sie lange angemeldet waren. Bitte melden Sie sich wieder an, um fortzufahren.',
    },
};
