export { LoginTimeoutDialog } from './login/login-timeout-dialog';
export type { LoginResult, LoginTimeoutDialogSettings } from './login/login-timeout-dialog';
export { SignedInDialog } from './login/signed-in-dialog';
export { stepUp } from './login/step-up';
export type { StepUp, StepUpOptions } from './login/step-up';
export { sensitive } from './redaction/sensitive/sensitive-dialog';
