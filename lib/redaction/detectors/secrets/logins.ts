import type { Scan } from '../../scan/scan';

const LOGIN = /:\/\/([^\s:@/?#"'<>]{0,100}):([^\s@/"'<>]{1,200})@(?=[\w[.-])/y;
/** Names of variables, in templates. */
const VARIABLE = /^\$|[{}<>]|^%[A-Z_]{1,30}%$/;
/** Stands in documentation. */
const SAMPLE = /^(?:my|your)?_?(?:password|passwd|pass|pwd|secret|x+|\*+|\.+)$/i;

/** Claims the password of `://user:password@host`, whose colon stands at `at`. @see https://www.rfc-editor.org/rfc/rfc3986#section-3.2.1 */
export function claimLogin(scan: Scan, at: number): void {
    LOGIN.lastIndex = at;
    const found = LOGIN.exec(scan.text);
    const [whole = '', user = '', password = ''] = found ?? [];
    if (!found || VARIABLE.test(password) || VARIABLE.test(user)) return;
    const end = at + whole.length - 1;
    if (password === 'x-oauth-basic') scan.claim('SECRET', at + 3, at + 3 + user.length, 0.9);
    else scan.claim('SECRET', end - password.length, end, SAMPLE.test(password) ? 0.3 : 0.9);
}

const REACH = 80;
const CURL_REACH = 300;
const USER = /\s(?:-u|--user)[= \t]{0,5}(["']?)([^\s"']{0,64})["']?$/;
const PASSWORD = /("?)([^\s"']{1,100})/y;
const PLACEHOLDER = /^(?:change(?:it|me)|pass(?:word)?|pwd|test|token|\*+|x+|<.*|\[.*|\$.*|\{\{.*)$/i;

/** Claims the password of `curl -u user:password`, or the user's name when there is none; `at` is where the colon stands. */
export function claimCurlUser(scan: Scan, at: number): void {
    const { text } = scan;
    const before = text.slice(Math.max(0, at - REACH), at);
    if (!before.includes(' -')) return;
    const [, , user] = USER.exec(before) ?? [];
    if (user === undefined || !text.slice(Math.max(0, at - CURL_REACH), at).includes('curl')) return;
    PASSWORD.lastIndex = at + 1;
    const [, , password = ''] = PASSWORD.exec(text) ?? [];
    const value = password || user;
    if (value.length < 3 || PLACEHOLDER.test(value)) return;
    const end = password ? PASSWORD.lastIndex : at;
    scan.claim('SECRET', end - value.length, end, 0.9);
}
