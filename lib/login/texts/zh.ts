import type { LoginLanguage } from '../texts';

export const CHINESE: LoginLanguage = {
    texts: {
        warning: '由于有一段时间没有收到您的消息，您即将退出登录。',
        lastWarning: '由于您已登录很长时间，您即将退出登录。请完成正在进行的操作。',
        stay: '保持登录',
        stayed: '您将保持登录状态。',
        writeToStay: '您即将退出登录。要保持登录，请给我发消息。',
        signInElsewhere: '要登录，请在私聊中给我发消息。',
    },
    ended: {
        idle: '由于有一段时间没有收到您的消息，您已退出登录。要继续，请重新登录。',
        absolute: '由于您登录了很长时间，您已退出登录。要继续，请重新登录。',
    },
};
