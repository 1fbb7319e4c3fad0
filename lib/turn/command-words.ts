import type { Language } from './locale';

/** What users can say to bot-warden itself. */
export type Command = 'forgetMe' | 'signOut' | 'helpSecurity';

/** By language; the first of each is the one that users are told. Known in every conversation, whatever its language. */
const WORDS: Readonly<Record<Language, Readonly<Record<Command, readonly [string, ...string[]]>>>> = {
    en: { forgetMe: ['forget me'], signOut: ['sign out', 'log out'], helpSecurity: ['help security', 'security help'] },
    de: { forgetMe: ['vergiss mich', 'vergessen Sie mich'], signOut: ['abmelden', 'ausloggen', 'melde mich ab'], helpSecurity: ['Hilfe Sicherheit', 'Sicherheitshilfe'] },
    fr: {
        forgetMe: ['oubliez-moi', 'oublie-moi'],
        signOut: ['déconnexion', 'me déconnecter', 'se déconnecter', 'déconnecte-moi', 'déconnectez-moi'],
        helpSecurity: ['aide sécurité'],
    },
    es: { forgetMe: ['olvídame', 'olvídeme', 'olvídate de mí'], signOut: ['cerrar sesión', 'cerrar la sesión'], helpSecurity: ['ayuda seguridad'] },
    it: { forgetMe: ['dimenticami'], signOut: ['disconnettimi', 'disconnetti', 'esci dall’account'], helpSecurity: ['aiuto sicurezza'] },
    pt: { forgetMe: ['esqueça-me', 'me esqueça', 'esquece-me'], signOut: ['encerrar sessão', 'terminar sessão', 'sair da conta'], helpSecurity: ['ajuda segurança'] },
    nl: { forgetMe: ['vergeet mij', 'vergeet me'], signOut: ['uitloggen', 'afmelden', 'log uit'], helpSecurity: ['hulp veiligheid', 'help veiligheid'] },
    pl: { forgetMe: ['zapomnij mnie', 'zapomnij o mnie'], signOut: ['wyloguj', 'wyloguj mnie', 'wyloguj się'], helpSecurity: ['pomoc bezpieczeństwo'] },
    sv: { forgetMe: ['glöm mig'], signOut: ['logga ut'], helpSecurity: ['hjälp säkerhet'] },
    tr: { forgetMe: ['beni unut', 'beni unutun'], signOut: ['oturumu kapat', 'çıkış yap'], helpSecurity: ['güvenlik yardımı', 'yardım güvenlik'] },
    ja: { forgetMe: ['私を忘れて', '私を忘れてください'], signOut: ['サインアウト', 'ログアウト'], helpSecurity: ['セキュリティヘルプ', 'セキュリティ ヘルプ'] },
    zh: { forgetMe: ['忘记我', '忘了我', '忘記我'], signOut: ['退出登录', '登出', '退出登錄'], helpSecurity: ['安全帮助', '安全幫助'] },
    ar: { forgetMe: ['انسني', 'انساني'], signOut: ['تسجيل الخروج', 'سجل خروجي'], helpSecurity: ['مساعدة الأمان'] },
};

/** The words of a command in all languages. */
export function wordsFor(command: Command): readonly string[] {
    return Object.values(WORDS).flatMap((words) => words[command]);
}

/** How to say a command in one language. */
export function wordFor(command: Command, language: Language): string {
    return WORDS[language][command][0];
}
