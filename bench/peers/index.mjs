// Other redactors on the same messages, each called as its documentation says. Installed here and nowhere else: npm ci --prefix bench/peers
const PEERS = {
    'langchain (five kinds)': async () => {
        const { applyStrategy, detectCreditCard, detectEmail, detectIP, detectMacAddress, detectUrl } = await import('langchain');
        const detectors = [detectEmail, detectCreditCard, detectIP, detectMacAddress, detectUrl];
        return (text) => detectors.reduce((rest, detect) => applyStrategy(rest, detect(rest), 'redact', 'pii'), text);
    },
    '@redactpii/node (five kinds)': async () => {
        const { Redactor } = await import('@redactpii/node');
        const redactor = new Redactor();
        return (text) => redactor.redact(text);
    },
    'redact-pii': async () => {
        const { SyncRedactor } = (await import('redact-pii')).default;
        const redactor = new SyncRedactor();
        return (text) => redactor.redact(text);
    },
    openredaction: async () => {
        const { OpenRedaction } = await import('openredaction');
        const redactor = new OpenRedaction();
        return (text) => redactor.detect(text);
    },
};

/** Those that are installed, by name. */
export async function peers() {
    const found = {};
    for (const [name, load] of Object.entries(PEERS)) {
        try {
            found[name] = await load();
        } catch (error) {
            console.error(`${name} is left out: ${error.message}`);
        }
    }
    return found;
}
