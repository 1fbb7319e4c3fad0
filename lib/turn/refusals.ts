import type { Language } from './locale';

/** What a refused user is told: it names neither the protection nor the reason. */
export const REFUSALS: Readonly<Record<Language, string>> = {
    en: 'Sorry, I cannot take this message.',
    de: 'Diese Nachricht kann ich leider nicht annehmen.',
    fr: 'Désolé, je ne peux pas accepter ce message.',
    es: 'Lo siento, no puedo aceptar este mensaje.',
    it: 'Mi dispiace, non posso accettare questo messaggio.',
    pt: 'Desculpe, não posso aceitar esta mensagem.',
    nl: 'Sorry, ik kan dit bericht niet aannemen.',
    pl: 'Przepraszam, nie mogę przyjąć tej wiadomości.',
    sv: 'Tyvärr kan jag inte ta emot det här meddelandet.',
    tr: 'Üzgünüm, bu mesajı kabul edemiyorum.',
    ja: '申し訳ありませんが、このメッセージはお受けできません。',
    zh: '抱歉，我无法接受这条消息。',
    ar: 'عذرًا، لا يمكنني قبول هذه الرسالة.',
};
