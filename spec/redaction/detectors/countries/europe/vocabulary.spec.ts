import assert from 'node:assert/strict';
import { inCases } from '../../../../../lib/redaction/detectors/countries/europe/vocabulary';

describe('words outside of Latin', () => {
    it('are known in small letters, with a capital and in capitals', () => {
        assert.deepEqual(inCases('инн', 'αφμ'), ['инн', 'Инн', 'ИНН', 'αφμ', 'Αφμ', 'ΑΦΜ']);
    });
});
