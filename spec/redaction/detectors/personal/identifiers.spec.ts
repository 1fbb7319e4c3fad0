import { IDENTIFIERS } from '../../../../lib/redaction/detectors/personal/identifiers';
import { itFindsMarked } from './finding';

const detectors = { numbers: [IDENTIFIERS] };

describe('IDENTIFIERS', () => {
    itFindsMarked(detectors, 'MEDICAL_RECORD_NUMBER', [
        'MRN: «A1234567»', 'mrn «00123456»', 'medical record number is «12-345-678»', 'patient id «P-12345»', 'Patientennummer «123456»',
        'numéro de dossier médical : «AB1234»', 'historia clínica «123456»',
        'cartella clinica «123456»', 'prontuário «123456»', 'patiëntnummer «123456»', 'numer pacjenta «123456»', 'hasta no: «123456»', '病历号«123456»',
        '患者番号は«123456»',
        'MRN', 'mrn 12', 'patient for 123456 days', 'MRN 12/2024', 'the record 123456',
    ]);
    itFindsMarked(detectors, 'HEALTH_INSURANCE_ID', [
        'health insurance number «ABC123456789»', 'Versichertennummer «A123456780»', "numéro d'assuré «123456789»",
        'tessera sanitaria «80380000301234567890»', 'my health plan member id is «XYZ123456»', '保険証番号 «12345678»', '医保卡«A12345678»',
        'member id 12345678', 'gym member number 12345678', 'my health plan costs 12345',
    ]);
    itFindsMarked(detectors, 'DRIVER_LICENSE', [
        "driver's license number «Z391-772-1180»", 'driver’s license «Y820-9283-4432»', 'drivers license: «D1234567»',
        'driving licence «MORGA657054SM9IJ»', 'DL: «S1234567»', 'Führerschein «B072RRE2I55»', 'permis de conduire «12AB34567»',
        'licencia de conducir «12345678»', 'patente di guida «U1A123456B»', 'carta de condução «P-1234567»', 'rijbewijsnummer «1234567890»',
        'prawo jazdy «12345/67/8901»'.replace('«12345/67/8901»', '12345/67/8901'), 'körkortsnummer «19850101-1234»',
        'ehliyet no «123456»', '驾照«123456789012»', '免許証 «301912345680»', 'the officer saw license number «D245-938-19-203»',
        'license number 12345', 'my driving license costs 12', 'driver license in 2 weeks', 'software license no ABC-12345',
    ]);
    itFindsMarked(detectors, 'EMPLOYEE_ID', [
        'employee id «E-12345»', 'my staff number is «123456»', 'Personalnummer «12345678»', 'matricule «A12345»', '社員番号は«12345»', '工号«12345»',
        'employee of 12345 people', '12345',
    ]);
});
