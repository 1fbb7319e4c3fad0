import type { LoginLanguage } from '../texts';

export const SWEDISH: LoginLanguage = {
    texts: {
        warning: 'Du loggas snart ut, eftersom jag inte har hört ifrån dig på ett tag.',
        lastWarning: 'Du loggas snart ut, eftersom du har varit inloggad länge. Avsluta gärna det du håller på med.',
        stay: 'Förbli inloggad',
        stayed: 'Du är fortfarande inloggad.',
        writeToStay: 'Du loggas snart ut. Skriv till mig om du vill förbli inloggad.',
        signInElsewhere: 'Skriv till mig i en privat konversation för att logga in.',
    },
    ended: {
        idle: 'Du har loggats ut, eftersom jag inte har hört ifrån dig på ett tag. Logga in igen för att fortsätta.',
        absolute: 'Du har loggats ut, eftersom du hade varit inloggad länge. Logga in igen för att fortsätta.',
    },
};
