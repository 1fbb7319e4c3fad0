export { LoginTimeoutDialog } from './login/login-timeout-dialog';
export type { LoginResult, LoginTimeoutDialogSettings } from './login/login-timeout-dialog';
export { sensitive } from './redaction/sensitive/sensitive-dialog';
