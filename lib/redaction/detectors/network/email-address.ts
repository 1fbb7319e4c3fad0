import type { AnchoredDetector } from '../../scan/detector';
import type { Scan } from '../../scan/scan';
import { words } from '../../scan/words';
import { isAlphanumeric } from './characters';
import { publicEnd } from './domain-name';
import { localStart } from './local-part';
import { domainEnd } from './mail-domain';
import { codeAt } from '../../scan/letters';

const MAIL_WORDS = words(
    'mail', 'email', 'e mail', 'emails', 'mails', 'mailbox', 'inbox', 'contact', 'write to', 'reach', 'address', 'adresse', 'kontakt',
    'courriel', 'correo', 'contacto', 'posta', 'contatto', 'contato', 'contacteer', 'poczta', 'epost', 'eposta', 'メール', '邮箱', '邮件', '电子邮件',
);

const BLANK = 0x20;

/**
 * Mail addresses, in letters of any script (RFC 6531), with quoted local parts, address literals, and blanks around the sign.
 * @see https://www.rfc-editor.org/rfc/rfc5321#section-4.1.2
 */
export const emailAddress: AnchoredDetector<'EMAIL_ADDRESS'> = {
    kinds: { EMAIL_ADDRESS: 'personal' },
    on: '@',
    find(scan, at) {
        const { text } = scan;
        const isSpaced = codeAt(text, at - 1) === BLANK || codeAt(text, at + 1) === BLANK;
        if (isSpaced) return findSpaced(scan, at);
        const start = localStart(text, at);
        const end = start < at ? domainEnd(text, at + 1) : -1;
        if (end < 0) return at + 1;
        scan.claim('EMAIL_ADDRESS', start, end, 0.95);
        return end;
    },
};

/** `joe @ example.com`. Within a sentence it may say where something is: `lunch @ example.com`. */
function findSpaced(scan: Scan, at: number): number {
    const { text } = scan;
    let before = at;
    while (at - before < 2 && codeAt(text, before - 1) === BLANK) before--;
    let behind = at + 1;
    while (behind - at < 3 && codeAt(text, behind) === BLANK) behind++;
    const start = localStart(text, before);
    const end = start < before && isAlphanumeric(codeAt(text, before - 1)) ? domainEnd(text, behind) : -1;
    if (end < 0 || publicEnd(text, behind, end) !== end) return at + 1;
    const isEven = before < at && behind > at + 1;
    const isAll = start <= 2 && text.length - end <= 2;
    const isDistinct = isEven && (isAll || /[\d._+]/.test(text.slice(start, before)));
    scan.claim('EMAIL_ADDRESS', start, end, scan.near(MAIL_WORDS, start, end) === 'for' ? 0.8 : isDistinct ? 0.6 : 0.3);
    return end;
}
