import type { LoginLanguage } from '../texts';

export const TURKISH: LoginLanguage = {
    texts: {
        warning: 'Oturumunuz yakında kapatılacak, çünkü bir süredir sizden mesaj almadım.',
        lastWarning: 'Oturumunuz yakında kapatılacak, çünkü uzun süredir açık. Lütfen yaptığınız işi tamamlayın.',
        stay: 'Oturumu açık tut',
        stayed: 'Oturumunuz açık kalıyor.',
        writeToStay: 'Oturumunuz yakında kapatılacak. Açık kalması için lütfen bana yazın.',
        signInElsewhere: 'Oturum açmak için lütfen bana özel bir sohbette yazın.',
    },
    ended: {
        idle: 'Oturumunuz kapatıldı, çünkü bir süredir sizden mesaj almadım. Devam etmek için lütfen yeniden oturum açın.',
        absolute: 'Oturumunuz kapatıldı, çünkü uzun süredir açıktı. Devam etmek için lütfen yeniden oturum açın.',
    },
};
