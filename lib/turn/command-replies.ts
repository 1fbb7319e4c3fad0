import type { Language } from './locale';

/** What a user is told after a command. */
export interface CommandReplies {
    signedOut: string;
    forgotten: string;
    forgottenInGroup: string;
}

export const COMMAND_REPLIES: Readonly<Record<Language, CommandReplies>> = {
    en: {
        signedOut: 'You are signed out.',
        forgotten: 'Everything in this conversation has been erased here. The chat service may keep its own copy for a while.',
        forgottenInGroup: 'What you said here, and what I answered, has been erased. The chat service may keep its own copy for a while.',
    },
    de: {
        signedOut: 'Sie sind abgemeldet.',
        forgotten: 'Alles aus dieser Unterhaltung ist hier gelöscht. Der Chat-Dienst behält vielleicht noch eine Zeit lang eine eigene Kopie.',
        forgottenInGroup: 'Was Sie hier gesagt haben und was ich geantwortet habe, ist gelöscht. Der Chat-Dienst behält vielleicht noch eine Zeit lang eine eigene Kopie.',
    },
    fr: {
        signedOut: 'Votre session est fermée.',
        forgotten: 'Tout le contenu de cette conversation a été effacé ici. Le service de messagerie peut en garder sa propre copie pendant un certain temps.',
        forgottenInGroup: 'Ce que vous avez dit ici et ce que j’ai répondu a été effacé. Le service de messagerie peut en garder sa propre copie pendant un certain temps.',
    },
    es: {
        signedOut: 'Se ha cerrado la sesión.',
        forgotten: 'Todo lo de esta conversación se ha borrado aquí. El servicio de chat puede conservar su propia copia durante un tiempo.',
        forgottenInGroup: 'Lo que usted dijo aquí y lo que respondí se ha borrado. El servicio de chat puede conservar su propia copia durante un tiempo.',
    },
    it: {
        signedOut: 'La sessione è stata chiusa.',
        forgotten: 'Tutto il contenuto di questa conversazione è stato cancellato qui. Il servizio di chat può conservarne una propria copia per qualche tempo.',
        forgottenInGroup: 'Ciò che hai detto qui e ciò che ho risposto è stato cancellato. Il servizio di chat può conservarne una propria copia per qualche tempo.',
    },
    pt: {
        signedOut: 'A sessão foi encerrada.',
        forgotten: 'Tudo desta conversa foi apagado aqui. O serviço de chat pode manter a sua própria cópia por algum tempo.',
        forgottenInGroup: 'O que foi dito por você aqui e o que respondi foi apagado. O serviço de chat pode manter a sua própria cópia por algum tempo.',
    },
    nl: {
        signedOut: 'U bent uitgelogd.',
        forgotten: 'Alles uit dit gesprek is hier gewist. De chatdienst kan nog een tijd een eigen kopie bewaren.',
        forgottenInGroup: 'Wat u hier hebt gezegd en wat ik heb geantwoord, is gewist. De chatdienst kan nog een tijd een eigen kopie bewaren.',
    },
    pl: {
        signedOut: 'Wylogowano.',
        forgotten: 'Wszystko z tej rozmowy zostało tu usunięte. Usługa czatu może przez pewien czas przechowywać własną kopię.',
        forgottenInGroup: 'Twoje wypowiedzi i moje odpowiedzi zostały tu usunięte. Usługa czatu może przez pewien czas przechowywać własną kopię.',
    },
    sv: {
        signedOut: 'Du är utloggad.',
        forgotten: 'Allt i den här konversationen är raderat här. Chattjänsten kan ha kvar en egen kopia ett tag.',
        forgottenInGroup: 'Det du har sagt här och det jag har svarat är raderat. Chattjänsten kan ha kvar en egen kopia ett tag.',
    },
    tr: {
        signedOut: 'Oturumunuz kapatıldı.',
        forgotten: 'Bu konuşmadaki her şey burada silindi. Sohbet hizmeti kendi kopyasını bir süre saklayabilir.',
        forgottenInGroup: 'Burada söyledikleriniz ve verdiğim yanıtlar silindi. Sohbet hizmeti kendi kopyasını bir süre saklayabilir.',
    },
    ja: {
        signedOut: 'サインアウトしました。',
        forgotten: 'この会話の内容は、こちらではすべて消去されました。チャットサービス側にはしばらくコピーが残る場合があります。',
        forgottenInGroup: 'ここでのあなたの発言と私の返信は消去されました。チャットサービス側にはしばらくコピーが残る場合があります。',
    },
    zh: {
        signedOut: '您已退出登录。',
        forgotten: '本次对话的全部内容已在此处删除。聊天服务可能会在一段时间内保留自己的副本。',
        forgottenInGroup: '您在这里说的话和我的回复已删除。聊天服务可能会在一段时间内保留自己的副本。',
    },
    ar: {
        signedOut: 'تم تسجيل خروجك.',
        forgotten: 'مُحي كل ما في هذه المحادثة هنا. قد تحتفظ خدمة الدردشة بنسختها الخاصة لبعض الوقت.',
        forgottenInGroup: 'مُحي ما قلته هنا وما أجبتُ به. قد تحتفظ خدمة الدردشة بنسختها الخاصة لبعض الوقت.',
    },
};
