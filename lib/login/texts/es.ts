import type { LoginLanguage } from '../texts';

export const SPANISH: LoginLanguage = {
    texts: {
        warning: 'Su sesión se cerrará pronto, porque hace un rato que no sé nada de usted.',
        lastWarning: 'Su sesión se cerrará pronto, porque lleva mucho tiempo abierta. Por favor, termine lo que está haciendo.',
        stay: 'Mantener la sesión abierta',
        stayed: 'Su sesión sigue abierta.',
        writeToStay: 'Su sesión se cerrará pronto. Para mantenerla abierta, escríbame, por favor.',
        signInElsewhere: 'Para iniciar sesión, escríbame en una conversación privada, por favor.',
    },
    ended: {
        idle: 'Se ha cerrado su sesión, porque hace un rato que no sé nada de usted. Para continuar, vuelva a iniciar sesión, por favor.',
        absolute: 'Se ha cerrado su sesión, porque llevaba mucho tiempo abierta. Para continuar, vuelva a iniciar sesión, por favor.',
    },
};
