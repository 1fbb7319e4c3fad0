import { BR } from '../../../../../lib/redaction/detectors/countries/americas/br';
import { itFinds } from '../identifiers';

describe('BR', () => {
    itFinds(BR, {
        found: [
            ['BR_CPF', '529.982.247-25'],
            ['BR_CPF', '52998224725'],
            ['BR_CPF', '529 982 247 25'],
            ['BR_CNPJ', '11.222.333/0001-81'],
            ['BR_CNPJ', '11222333000181'],
            ['BR_CNPJ', '12.ABC.345/01DE-35'],
            ['BR_CNPJ', '12ABC34501DE35'],
            ['BR_CNPJ', '12abc34501de35'],
            ['BR_CNH', '62472927637'],
            ['BR_CNH', '02650174008'],
            ['BR_PIS', '120.56412.54-5'],
            ['BR_VOTER_ID', '0043 5687 0906'],
            ['BR_VOTER_ID', '102385010671'],
            ['BR_CNS', '700 5023 6421 4351'],
            ['BR_RG', '12.345.678-9'],
            ['BR_RG', '12.345.678-X'],
        ],
        left: [
            ['equal digits', 'BR_CPF', '111.111.111-11'],
            ['another second check digit', 'BR_CPF', '529.982.247-26'],
            ['equal digits', 'BR_CNPJ', '00000000000000'],
            ['another check digit', 'BR_CNPJ', '12.ABC.345/01DE-36'],
            ['another letter', 'BR_CNPJ', '12.ABD.345/01DE-35'],
            ['equal digits', 'BR_CNH', '11111111111'],
            ['state 29', 'BR_VOTER_ID', '1023 8501 2967'],
            ['another check digit', 'BR_CNS', '700 5023 6421 4352'],
            ['a word behind', 'BR_RG', '12.345.678 e'],
            ['a 3 before', 'BR_CNS', '300 5023 6421 4351'],
        ],
        plain: [
            ['BR_CPF', '529.982.247-25'],
            ['BR_CNPJ', '11.222.333/0001-81'],
            ['BR_CNPJ', '12.ABC.345/01DE-35'],
        ],
        inContext: [
            ['meu CPF é', 'BR_CPF', '52998224725'],
            ['CNPJ', 'BR_CNPJ', '11222333000181'],
            ['CNH', 'BR_CNH', '62472927637'],
            ['PIS', 'BR_PIS', '120.56412.54-5'],
            ['título de eleitor', 'BR_VOTER_ID', '0043 5687 0906'],
            ['cartão SUS', 'BR_CNS', '700 5023 6421 4351'],
            ['RG', 'BR_RG', '12.345.678-X'],
        ],
        checked: [
            ['BR_CPF', '52998224725'],
            ['BR_CNPJ', '11222333000181'],
        ],
    });
});
