import type { LoginLanguage } from '../texts';

export const PORTUGUESE: LoginLanguage = {
    texts: {
        warning: 'A sessão será encerrada em breve, porque faz algum tempo que não recebo mensagens suas.',
        lastWarning: 'A sessão será encerrada em breve, porque está aberta há muito tempo. Por favor, termine o que está fazendo.',
        stay: 'Manter a sessão aberta',
        stayed: 'A sessão continua aberta.',
        writeToStay: 'A sessão será encerrada em breve. Para mantê-la aberta, escreva para mim, por favor.',
        signInElsewhere: 'Para entrar na sua conta, escreva para mim em uma conversa particular, por favor.',
    },
    ended: {
        idle: 'A sessão foi encerrada, porque faz algum tempo que não recebo mensagens suas. Para continuar, entre de novo na sua conta, por favor.',
        absolute: 'A sessão foi encerrada, porque estava aberta há muito tempo. Para continuar, entre de novo na sua conta, por favor.',
    },
};
