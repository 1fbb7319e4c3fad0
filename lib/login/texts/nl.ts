import type { LoginLanguage } from '../texts';

export const DUTCH: LoginLanguage = {
    texts: {
        warning: 'U wordt binnenkort uitgelogd, omdat ik een tijdje niets van u heb gehoord.',
        lastWarning: 'U wordt binnenkort uitgelogd, omdat u al lang bent ingelogd. Rond alstublieft af waar u mee bezig bent.',
        stay: 'Ingelogd blijven',
        stayed: 'U blijft ingelogd.',
        writeToStay: 'U wordt binnenkort uitgelogd. Schrijf mij alstublieft iets om ingelogd te blijven.',
        signInElsewhere: 'Schrijf mij alstublieft in een privégesprek om in te loggen.',
    },
    ended: {
        idle: 'U bent uitgelogd, omdat ik een tijdje niets van u heb gehoord. Log alstublieft opnieuw in om verder te gaan.',
        absolute: 'U bent uitgelogd, omdat u lang was ingelogd. Log alstublieft opnieuw in om verder te gaan.',
    },
};
