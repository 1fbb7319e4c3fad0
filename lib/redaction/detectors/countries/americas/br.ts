import { weighted } from '../../../checksum';
import { pattern } from '../../../scan/pattern';
import { words } from '../../../scan/words';
import { isRepeated, separators } from '../written';

const CPF_WORDS = words(
    'cpf', 'cpfs', 'pessoa fisica', 'pessoas fisicas', 'contribuinte', 'receita federal', 'cadastro de', 'cic', 'brazilian tax', 'taxpayer',
);
const CNPJ_WORDS = words('cnpj', 'cnpjs', 'pessoa juridica', 'pessoas juridicas', 'razao social', 'empresa', 'receita federal', 'cgc');
const CNH_WORDS = words('cnh', 'habilitacao', 'de motorista', 'registro cnh', 'detran', 'driver license', 's license');
const PIS_WORDS = words('pis', 'pasep', 'nis', 'nit', 'inss', 'previdencia', 'integracao social');
const VOTER_WORDS = words('titulo', 'de eleitor', 'eleitoral', 'eleitor', 'zona', 'secao');
const HEALTH_WORDS = words('sus', 'cns', 'cartao sus', 'cartao nacional', 'de saude', 'nacional de');
const RG_WORDS = words('rg', 'registro geral', 'identidade', 'de identidade', 'ssp');

/** Eleven minus the rest, where ten and eleven become nought. */
function isElevens(id: string, weights: readonly number[], at: number): boolean {
    const rest = weighted(id, weights) % 11;
    return (rest < 2 ? 0 : 11 - rest) === Number(id[at]);
}

function isCpf(id: string): boolean {
    return !isRepeated(id) && isElevens(id, [10, 9, 8, 7, 6, 5, 4, 3, 2], 9) && isElevens(id, [11, 10, 9, 8, 7, 6, 5, 4, 3, 2], 10);
}

/** Twelve of either; a shape has ten at most. */
const CNPJ = ['99', '9A', 'A9', 'AA'].map((last) => `XX-XXX-XXX-XX${last}-99`);

/** Letters, new in 2026, count by their ASCII code less 48. */
function isCnpj(id: string): boolean {
    return !isRepeated(id) && [12, 13].every((length) => cnpjDigit(id, length) === Number(id[length]));
}

function cnpjDigit(id: string, length: number): number {
    let sum = 0;
    for (let index = 0; index < length; index++) sum += (id.charCodeAt(index) - 48) * (2 + ((length - 1 - index) % 8));
    return sum % 11 < 2 ? 0 : 11 - (sum % 11);
}

/** When the first digit would be ten it is nought, and the second is two less. */
function isCnh(id: string): boolean {
    const first = weighted(id, [9, 8, 7, 6, 5, 4, 3, 2, 1]) % 11;
    const second = (weighted(id, [1, 2, 3, 4, 5, 6, 7, 8, 9]) % 11) - (first > 9 ? 2 : 0);
    const isTooMuch = second > 9;
    return !isRepeated(id) && Number(id[9]) === (first > 9 ? 0 : first) && Number(id[10]) === (isTooMuch ? 0 : second < 0 ? second + 11 : second);
}

/** The first check is over the number, the second over the state and the first. */
function isVoter(id: string): boolean {
    const state = Number(id.slice(8, 10));
    if (state < 1 || state > 28) return false;
    return voterDigit(weighted(id, [2, 3, 4, 5, 6, 7, 8, 9]), state) === id[10] && voterDigit(weighted(id.slice(8), [7, 8, 9]), state) === id[11];
}

/** Ten is nought; nought is one in São Paulo and Minas Gerais. */
function voterDigit(sum: number, state: number): string {
    return sum % 11 === 0 && state <= 2 ? '1' : String((sum % 11) % 10);
}

function isHealthCard(id: string): boolean {
    return /^[12789]/.test(id) && weighted(id, [15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0;
}

const isWritten = (written: string, ...between: string[]) => separators(written).join(' ') === between.join(' ');

export const BR = [
    /** Tax numbers of people. @see https://pt.wikipedia.org/wiki/Cadastro_de_Pessoas_Físicas */
    pattern({
        kind: 'BR_CPF',
        handling: 'restricted',
        region: 'BR',
        shapes: ['999-999-999-99'],
        valid: (id, written) => isWritten(written, '.', '.', '-') && isCpf(id),
        context: CPF_WORDS,
        confidence: [0.9, 1],
    }),
    pattern({
        kind: 'BR_CPF',
        handling: 'restricted',
        region: 'BR',
        shapes: ['999-999-999-99'],
        valid: (id, written) => !isWritten(written, '.', '.', '-') && isCpf(id),
        context: CPF_WORDS,
        confidence: [0.4, 0.95],
    }),
    /**
     * Of companies, since July 2026 with letters.
     * @see https://www.gov.br/receitafederal/pt-br/acesso-a-informacao/acoes-e-programas/programas-e-atividades/cnpj-alfanumerico
     */
    pattern({
        kind: 'BR_CNPJ',
        handling: 'off',
        region: 'BR',
        shapes: CNPJ,
        valid: (id, written) => isWritten(written, '.', '.', '/', '-') && isCnpj(id),
        context: CNPJ_WORDS,
        confidence: [0.9, 1],
    }),
    pattern({
        kind: 'BR_CNPJ',
        handling: 'off',
        region: 'BR',
        shapes: CNPJ,
        valid: (id, written) => !isWritten(written, '.', '.', '/', '-') && isCnpj(id),
        context: CNPJ_WORDS,
        confidence: [0.2, 0.95],
    }),
    /** Driving licences. @see https://pt.wikipedia.org/wiki/Carteira_Nacional_de_Habilitação */
    pattern({
        kind: 'BR_CNH',
        handling: 'restricted',
        region: 'BR',
        shapes: ['99999999999'],
        valid: isCnh,
        context: CNH_WORDS,
        confidence: [0.05, 0.9],
    }),
    /** Of workers. @see https://pt.wikipedia.org/wiki/PIS/PASEP */
    pattern({
        kind: 'BR_PIS',
        handling: 'restricted',
        region: 'BR',
        shapes: ['999-99999-99-9'],
        valid: (id) => !isRepeated(id) && isElevens(id, [3, 2, 9, 8, 7, 6, 5, 4, 3, 2], 10),
        context: PIS_WORDS,
        confidence: [0.05, 0.9],
    }),
    /** Of voters. @see https://pt.wikipedia.org/wiki/Título_eleitoral */
    pattern({
        kind: 'BR_VOTER_ID',
        handling: 'restricted',
        region: 'BR',
        shapes: ['9999-9999-9999'],
        valid: isVoter,
        context: VOTER_WORDS,
        confidence: [0.05, 0.9],
    }),
    /** Of patients. @see https://integracao.esusab.ufsc.br/ledi/documentacao/regras/algoritmo_CNS.html */
    pattern({
        kind: 'BR_CNS',
        handling: 'restricted',
        region: 'BR',
        shapes: ['999-9999-9999-9999'],
        valid: isHealthCard,
        context: HEALTH_WORDS,
        confidence: [0.1, 0.9],
    }),
    /** Identity cards, which each state numbers in its own way. @see https://pt.wikipedia.org/wiki/Carteira_de_identidade_(Brasil) */
    pattern({
        kind: 'BR_RG',
        handling: 'restricted',
        region: 'BR',
        shapes: ['9-999-999', '99-999-999', '99-999-999-X'],
        valid: (id) => /[0-9X]$/.test(id),
        context: RG_WORDS,
        confidence: [0.01, 0.8],
    }),
] as const;
