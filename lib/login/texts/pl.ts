import type { LoginLanguage } from '../texts';

export const POLISH: LoginLanguage = {
    texts: {
        warning: 'Wkrótce nastąpi wylogowanie, bo od pewnego czasu nie mam od Ciebie wiadomości.',
        lastWarning: 'Wkrótce nastąpi wylogowanie, bo sesja trwa już długo. Proszę dokończyć to, co jest w toku.',
        stay: 'Nie wylogowuj mnie',
        stayed: 'Sesja trwa dalej.',
        writeToStay: 'Wkrótce nastąpi wylogowanie. Aby go uniknąć, napisz do mnie.',
        signInElsewhere: 'Aby się zalogować, napisz do mnie w prywatnej rozmowie.',
    },
    ended: {
        idle: 'Nastąpiło wylogowanie, bo od pewnego czasu nie mam od Ciebie wiadomości. Aby kontynuować, zaloguj się ponownie.',
        absolute: 'Nastąpiło wylogowanie, bo sesja trwała już długo. Aby kontynuować, zaloguj się ponownie.',
    },
};
