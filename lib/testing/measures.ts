const GUIDELINES = 'https://learn.microsoft.com/azure/bot-service/bot-builder-security-guidelines';
const CHANNELS = 'https://learn.microsoft.com/azure/bot-service/bot-builder-security-enhanced';

/** The measures of Microsoft's guidelines for bots that attacks are directed against, and where they are described. */
export const MEASURES = {
    'encrypted channels': GUIDELINES,
    'authentication of the caller': GUIDELINES,
    'time limit on logins': GUIDELINES,
    'self-destructing messages': GUIDELINES,
    'secure data storage': GUIDELINES,
    'sensitive data': GUIDELINES,
    'availability': GUIDELINES,
    'impersonation': CHANNELS,
    'identity spoofing': CHANNELS,
} as const;

export type Measure = keyof typeof MEASURES;
