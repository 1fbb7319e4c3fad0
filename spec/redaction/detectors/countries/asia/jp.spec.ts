import { JP } from '../../../../../lib/redaction/detectors/countries/asia/jp';
import { itFinds } from '../identifiers';

describe('JP', () => {
    itFinds(JP, {
        found: [
            ['JP_MY_NUMBER', '123456789018'],
            ['JP_MY_NUMBER', '1234-5678-9018'],
            ['JP_MY_NUMBER', '1234 5678 9018'],
            ['JP_CORPORATE_NUMBER', '5835678256246'],
            ['JP_CORPORATE_NUMBER', '5-8356-7825-6246'],
            ['JP_RESIDENCE_CARD', 'AB12345678CD'],
        ],
        left: [
            ['another check digit', 'JP_MY_NUMBER', '123456789019'],
            ['another check digit', 'JP_CORPORATE_NUMBER', '6835678256246'],
            ['no word for it', 'JP_DRIVER_LICENSE', '301912345680'],
            ['no word for it', 'JP_PENSION_NUMBER', '1234-567890'],
            ['nine digits', 'JP_RESIDENCE_CARD', 'AB123456789CD'],
        ],
        inContext: [
            ['マイナンバー', 'JP_MY_NUMBER', '123456789018'],
            ['個人番号は', 'JP_MY_NUMBER', '1234 5678 9018'],
            ['my number', 'JP_MY_NUMBER', '123456789018'],
            ['免許証番号', 'JP_DRIVER_LICENSE', '301912345680'],
            ['基礎年金番号', 'JP_PENSION_NUMBER', '1234-567890'],
            ['在留カード', 'JP_RESIDENCE_CARD', 'AB12345678CD'],
            ['法人番号', 'JP_CORPORATE_NUMBER', '5835678256246'],
        ],
    });
});
