import type { LoginLanguage } from '../texts';

export const FRENCH: LoginLanguage = {
    texts: {
        warning: 'Votre session va bientôt être fermée, car je n’ai pas eu de vos nouvelles depuis un moment.',
        lastWarning: 'Votre session va bientôt être fermée, car elle est ouverte depuis longtemps. Veuillez terminer ce que vous êtes en train de faire.',
        stay: 'Garder ma session ouverte',
        stayed: 'Votre session reste ouverte.',
        writeToStay: 'Votre session va bientôt être fermée. Pour la garder ouverte, veuillez m’écrire.',
        signInElsewhere: 'Pour vous connecter, veuillez m’écrire dans une conversation privée.',
    },
    ended: {
        idle: 'Votre session a été fermée, car je n’ai pas eu de vos nouvelles depuis un moment. Pour continuer, veuillez vous reconnecter.',
        absolute: 'Votre session a été fermée, car elle était ouverte depuis longtemps. Pour continuer, veuillez vous reconnecter.',
    },
};
