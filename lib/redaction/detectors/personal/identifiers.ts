import type { NumberDetector } from '../../scan/detector';
import { words } from '../../scan/words';
import { label, labelledBy, type Labelled } from './labelled';

/** Letters, digits and dashes, or such with groups of digits behind blanks. */
const TOKEN = /(?=[A-Z0-9-]{0,19}[0-9])[A-Z0-9][A-Z0-9-]{3,19}(?: [0-9]{2,6}){0,3}(?![A-Z0-9]|[.,/:][0-9])/iy;

const HEALTH = words(
    'health', 'insurance', 'medical', 'plan', 'doctor', 'hospital', 'patient', 'coverage', 'copay', 'krankenkasse', 'versicherung', 'assurance',
    'mutuelle', 'seguro', 'salud', 'saúde', 'sanitaria',
    'assicurazione', 'verzekering', 'zorg', 'ubezpieczenie', 'försäkring', 'sigorta',
);

const DRIVING = words('driver', 'drivers', 's license', 's licence', 'driving', 'dmv', 'police', 'officer', 'drive', 'rental', 'motorist');

const MEDICAL_RECORD: Labelled<'MEDICAL_RECORD_NUMBER'> = {
    kind: 'MEDICAL_RECORD_NUMBER',
    confidence: 0.85,
    value: TOKEN,
    fromToken: true,
    label: label(
        'mrn', 'medical record', 'medical record number', 'patient id', 'patient number', 'patient no', 'patientennummer', 'patienten-id',
        'patienten-nr', 'krankenakte', 'numéro de patient', 'numéro de dossier médical',
        'dossier médical', 'historia clínica', 'número de historia', 'nhc', 'cartella clinica', 'prontuário', 'patiëntnummer', 'numer pacjenta',
        'patientnummer', 'hasta no', 'hasta numarası',
        'hospital number', 'chart number', '患者番号', '診察券番号', '患者ID', '病历号', '住院号', '환자번호',
    ),
};

const HEALTH_INSURANCE: Labelled<'HEALTH_INSURANCE_ID'> = {
    kind: 'HEALTH_INSURANCE_ID',
    confidence: 0.85,
    value: TOKEN,
    fromToken: true,
    label: label(
        'health insurance', 'health insurance number', 'health insurance id', 'health plan id', 'health plan number', 'health card',
        'health card number', 'insurance id', 'insurance member id', 'medicaid', 'medicaid id', 'medicaid number',
        'versichertennummer', 'versicherten-nr', 'krankenversicherungsnummer', 'krankenversichertennummer', 'kvnr', "numéro d'assuré",
        "numéro d'assurance maladie", 'número de afiliado', 'número de afiliación',
        'tarjeta sanitaria', 'tessera sanitaria', 'cartão sus', 'cartão nacional de saúde', 'zorgverzekeringsnummer', 'numer ubezpieczenia',
        'sigorta numarası',
        '保険証番号', '被保険者番号', '医保卡', '医保号', '社保卡', '건강보험',
    ),
};

/** Clubs and gyms have members as well. */
const MEMBER: Labelled<'HEALTH_INSURANCE_ID'> = {
    ...HEALTH_INSURANCE,
    label: label(
        'member id', 'member number', 'member no', 'subscriber id', 'subscriber number', 'policy number', 'policy no', 'insurance number',
        'group number', 'insurance policy',
    ),
    also: (scan, start, end) => scan.near(HEALTH, start, end) === 'for',
};

const LICENCE: Labelled<'DRIVER_LICENSE'> = {
    kind: 'DRIVER_LICENSE',
    confidence: 0.85,
    value: TOKEN,
    fromToken: true,
    label: label(
        'driver license', 'drivers license', "driver's license", 'driver licence', 'drivers licence', "driver's licence", 'driving license',
        'driving licence', 'dl', 'dl no', 'dln', 'führerschein', 'führerscheinnummer',
        'permis de conduire', 'permis', 'licencia de conducir', 'carnet de conducir', 'carné de conducir', 'permiso de conducir', 'patente',
        'patente di guida', 'carta de condução', 'cnh',
        'carteira de motorista', 'carteira de habilitação', 'rijbewijs', 'rijbewijsnummer', 'prawo jazdy', 'prawa jazdy', 'körkort', 'körkortsnummer',
        'ehliyet', 'sürücü belgesi',
        '免許証', '運転免許', '驾照', '驾驶证', '駕照', '운전면허', 'водительское удостоверение', 'водительские права',
    ),
};

/** Programs and doctors have licences as well. */
const LICENCE_NUMBER: Labelled<'DRIVER_LICENSE'> = {
    ...LICENCE,
    label: label('license number', 'licence number', 'license no', 'licence no', 'license', 'licence'),
    also: (scan, start, end) => scan.near(DRIVING, start, end) === 'for',
};

const EMPLOYEE: Labelled<'EMPLOYEE_ID'> = {
    kind: 'EMPLOYEE_ID',
    confidence: 0.8,
    value: TOKEN,
    fromToken: true,
    label: label(
        'employee id', 'employee number', 'employee no', 'staff id', 'staff number', 'personnel number', 'worker id', 'badge number', 'badge id',
        'payroll number', 'emp id', 'empid', 'user id', 'userid', 'account id',
        'personalnummer', 'mitarbeiternummer', 'mitarbeiter-id', 'matricule', 'número de empleado', 'matricola', 'matrícula funcional',
        'personeelsnummer', 'numer pracownika', 'anställningsnummer',
        'sicil no', 'sicil numarası', '社員番号', '员工号', '工号', '사번',
    ),
};

/** What only its label tells from other numbers, for the countries and issuers that have no detector of their own. */
export const IDENTIFIERS: NumberDetector<'MEDICAL_RECORD_NUMBER' | 'HEALTH_INSURANCE_ID' | 'DRIVER_LICENSE' | 'EMPLOYEE_ID'> = {
    kinds: { MEDICAL_RECORD_NUMBER: 'restricted', HEALTH_INSURANCE_ID: 'restricted', DRIVER_LICENSE: 'restricted', EMPLOYEE_ID: 'off' },
    ...labelledBy([MEDICAL_RECORD, HEALTH_INSURANCE, MEMBER, LICENCE, LICENCE_NUMBER, EMPLOYEE]),
};
