import { words } from '../../scan/words';

const telephone = [
    'phone', 'phones', 'tel', 'telephone', 'telephones', 'phone number', 'mobile', 'cell', 'cellphone', 'landline', 'hotline', 'helpline',
    'fax', 'whatsapp', 'sms', 'viber', 'telegram', 'telef*', 'telep*', 'handy', 'handynummer', 'mobilnummer', 'mobil', 'rufnummer',
    'festnetz', 'durchwahl', 'rueckruf', 'portable', 'mobiles', 'tlf', 'tfno', 'movil', 'celular', 'celul*', 'cellulare', 'cellulari',
    'telemovel', 'telemoveis', 'fone', 'zap', 'mobiel', 'mobiele', 'gsm', 'komorka', 'komorkowy', 'infolinia', 'tel nr', 'mobilen', 'cep',
    'cep telefonu', 'faks', '電話', '電話番号', '携帯', '携帯番号', 'ケータイ', 'ファックス', '電話號碼', '电话', '电话号', '电话号码', '手机', '手机号', '手機', '座机', '固话', '传真',
    '热线', '微信', '전화', '전화번호', '휴대폰', '핸드폰', '연락처', '팩스', 'телеф*', 'тел', 'мобил*', 'сотов*', 'факс', 'вотсап', 'هاتف', 'الهاتف', 'جوال',
    'الجوال', 'موبايل', 'फोन', 'फ़ोन', 'मोबाइल', 'दूरभाष', 'הטלפון', 'טלפון', 'โทร', 'เบอร์', 'điện thoại', 'telpon', 'telepon',
];

/** What one does with a telephone, among other things. */
const call = [
    'call', 'calls', 'called', 'calling', 'callback', 'text', 'ring', 'dial', 'dialed', 'reach', 'reached', 'contact', 'contacts',
    'message', 'messages', 'answering', 'voicemail', 'my number', 'his number', 'her number', 'our number', 'your number', 'their number',
    'office', 'extension', 'ext', 'mob', 'anrufen', 'anruf', 'ruf', 'rufen', 'ruft', 'erreichen', 'erreichbar', 'meine nummer', 'appeler',
    'appelez', 'appelle', 'joindre', 'joignable', 'contacter', 'mon numero', 'llamar', 'llama', 'llamame', 'llame', 'contacto', 'mi numero',
    'chiama', 'chiamare', 'chiamami', 'chiamata', 'contatto', 'mio numero', 'ligar', 'ligue', 'liga', 'ligacao', 'meu numero', 'contato',
    'bel', 'bellen', 'bereikbaar', 'mijn nummer', 'dzwon', 'dzwonic', 'zadzwon', 'kontakt', 'moj numer', 'ringa', 'mitt nummer', 'ara',
    'arayin', 'arama', 'numaram', '呼び出し', '連絡', '連絡先', '联系', '致电', '拨打', '联系方式', '聯絡', '打给', '连络', '연락', '번호', 'звони*', 'позво*', 'номер',
    'اتصل', 'رقم', 'رقمي', 'कॉल', 'संपर्क', 'नंबर',
];

/** Words for the telephone, behind or before which nearly every number is one. */
export const TELEPHONE = words(...telephone);

/** Words that stand near telephone numbers. */
export const NEAR_TELEPHONE = words(...telephone, ...call);

/** Words for numbers that look like those of telephones. */
const other = [
    'account', 'accounts', 'acct', 'card', 'cards', 'konto', 'kontonummer', 'conta', 'compte', 'cuenta', 'conto', 'rekening', 'hesap',
    'iban', 'bic', 'swift', 'routing', 'ssn', 'social security', 'passport', 'license', 'licence', 'id', 'ids', 'identity', 'uuid', 'guid',
    'imei', 'vat', 'tax', 'ean', 'gtin', 'zip', 'postcode', 'postal', 'pin', 'code', 'codes', 'otp', 'error', 'log', 'timestamp', 'epoch',
    'omb', 'ip', 'udp', 'tcp', 'port', 'score', 'balance', 'total', 'points', 'formula', 'coordinates', 'latitude', 'longitude',
    'reference', 'ref', 'transaction', 'policy', 'member', 'employee', 'customer', 'claim', 'patient', 'medical', 'npi', 'plate', 'vin',
    'meter', '账号', '账户', '银行卡', '卡号', '身份证', '护照', '编号', '序列号', '口座', '계좌', '주민번호', 'マイナンバー', '주민등록',
];

/** Names of identifiers that are written in groups like telephone numbers. */
const identifier = [
    'nhs', 'ssn', 'aba', 'cpf', 'cnpj', 'cnh', 'nino', 'nif', 'nir', 'dni', 'cuit', 'cuil', 'rfc', 'curp', 'nss', 'ruc', 'rnc', 'aadhaar',
    'aadhar', 'pesel', 'regon', 'bsn', 'sozialversicherung', 'steuernummer', 'siren', 'siret', 'tfn', 'abn', 'acn', 'medicare', 'tckn', 'itin',
    'utr', 'nric', 'personnummer', 'cpr', 'hetu', 'egn', 'jmbg', 'oib', 'cnp', 'emso', 'ird', 'nhi', 'snils', 'ogrn', 'kpp', 'инн', 'снилс',
    'social insurance', 'insurance number', 'tax number', 'id number', 'matricola', 'matricule',
];

export const IDENTIFIER = words(...identifier);

export const OTHER = words(...other, ...identifier);

/** The same, but also words of everyday language: they tell nothing when a word for the telephone is near. */
export const PERHAPS_OTHER = words(
    ...other, ...identifier, 'sin', 'ein', 'tin', 'nie', 'nip', 'nit', 'rut', 'run', 'inn', 'pis', 'rg', 'cif', 'nin', 'crn', 'bik', 'ird', 'nis',
);
