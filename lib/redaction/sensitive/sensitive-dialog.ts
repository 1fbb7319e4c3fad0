import { Dialog, type DialogContext, type DialogEvent, type DialogInstance, type DialogReason, type DialogTurnResult } from 'botbuilder-dialogs';
import type { BotTelemetryClient, TurnContext } from 'botbuilder-core';
import { WardenError } from '../../support/errors';
import { having } from '../../support/options';
import type { ExpectedAnswers } from './expected-answers';
import { SENSITIVE_PROMPTS } from './prompts';

/**
 * The same dialog, under the same id, of which every answer is hidden: for a password, a PIN, a security answer. Stores, transcripts and
 * telemetry of bot-warden keep `[SENSITIVE]` in place of the whole message, whatever it looks like; the dialog gets it as it came.
 *
 * Not covered: what the dialog returns or the bot writes into its own state (dialog state is stored), prints to the console, or
 * gives to middleware and loggers that read the turn behind bot-warden.
 *
 * Closed means: where the coming answer cannot be marked as sensitive, the question is not asked and the storage's error is thrown.
 *
 * @throws {OptionError} when it is given no dialog
 * @throws {WardenError} ERR_WARDEN_SENSITIVE on its first turn, when the adapter does not use a RedactionMiddleware with storage
 */
export function sensitive(dialog: Dialog): Dialog {
    return new SensitiveDialog(having('dialog', dialog, 'a Dialog', ['beginDialog', 'continueDialog', 'resumeDialog']));
}

class SensitiveDialog extends Dialog {
    constructor(private readonly asked: Dialog) {
        super(asked.id);
    }

    override get telemetryClient(): BotTelemetryClient {
        return this.asked.telemetryClient;
    }

    override set telemetryClient(client: BotTelemetryClient) {
        this.asked.telemetryClient = client;
    }

    override getVersion(): string {
        return this.asked.getVersion();
    }

    // Expected before the dialog asks: a fast answer would not be hidden otherwise.
    override async beginDialog(dc: DialogContext, options?: object): Promise<DialogTurnResult> {
        await answersOf(dc.context).expect(dc.context);
        return this.asked.beginDialog(dc, options);
    }

    override async continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
        await answersOf(dc.context).expect(dc.context);
        return this.asked.continueDialog(dc);
    }

    override async resumeDialog(dc: DialogContext, reason: DialogReason, result?: unknown): Promise<DialogTurnResult> {
        await answersOf(dc.context).expect(dc.context);
        return this.asked.resumeDialog(dc, reason, result);
    }

    override async repromptDialog(context: TurnContext, instance: DialogInstance): Promise<void> {
        await answersOf(context).expect(context);
        await this.asked.repromptDialog(context, instance);
    }

    /** Before the dialog that comes next asks something else. */
    override async endDialog(context: TurnContext, instance: DialogInstance, reason: DialogReason): Promise<void> {
        await answersOf(context).cancel(context);
        await this.asked.endDialog(context, instance, reason);
    }

    override onDialogEvent(dc: DialogContext, event: DialogEvent): Promise<boolean> {
        return this.asked.onDialogEvent(dc, event);
    }
}

function answersOf(context: TurnContext): ExpectedAnswers {
    const answers = context.turnState.get<ExpectedAnswers | undefined>(SENSITIVE_PROMPTS);
    const needs = 'a sensitive prompt needs RedactionMiddleware with `storage` (or BotWarden) on the adapter';
    if (!answers) throw new WardenError('ERR_WARDEN_SENSITIVE', needs);
    return answers;
}
