// The columns that Google puts in front of the answers, in the language of whoever linked or downloaded them.
import { fold } from '../../fold.ts';
import { columnsUnder } from '../header-row.ts';
import type { Column, OwnColumn } from '../layout.ts';

const times = [
  ...['Timestamp', 'Horodateur', 'Marca temporal', 'Marca de tiempo', 'Zeitstempel', 'Informazioni cronologiche'],
  ...[
    'Carimbo de data/hora',
    'Carimbo data/hora',
    'Tijdstempel',
    'Tidstämpel',
    'Tidsstempel',
    'Tidsmerke',
    'Aikaleima',
  ],
  ...['Sygnatura czasowa', 'Časové razítko', 'Časová značka', 'Časová pečiatka', 'Időbélyeg', 'Marcaj de timp'],
  ...['Marcă temporală', 'Marca de temps', 'Zaman damgası', 'Отметка времени', 'Позначка часу', 'Клеймо за време'],
  ...['Χρονική σήμανση', 'Stempel waktu', 'Cap waktu', 'Cap masa', 'Dấu thời gian', 'ประทับเวลา'],
  ...['חותמת זמן', 'طابع زمني', 'タイムスタンプ', '时间戳记', '时间戳', '時間戳記', '타임스탬프'],
];

const addresses = [
  ...['Email Address', 'Username', 'Adresse e-mail', "Nom d'utilisateur", 'Dirección de correo electrónico'],
  ...['Correo electrónico', 'Nombre de usuario', 'E-Mail-Adresse', 'Nutzername', 'Indirizzo email', 'Indirizzo e-mail'],
  ...['Nome utente', 'Endereço de e-mail', 'Endereço de email', 'Nome de usuário', 'Nome de utilizador'],
  ...['E-mailadres', 'Gebruikersnaam', 'E-postadress', 'Användarnamn', 'Mailadresse', 'E-mailadresse', 'Brugernavn'],
  ...['E-postadresse', 'Brukernavn', 'Sähköpostiosoite', 'Käyttäjänimi', 'Adres e-mail', 'Nazwa użytkownika'],
  ...[
    'E-mailová adresa',
    'Uživatelské jméno',
    'Používateľské meno',
    'E-mail-cím',
    'Felhasználónév',
    'Adresă de e-mail',
  ],
  ...['Nume de utilizator', 'Adreça electrònica', "Nom d'usuari", 'E-posta Adresi', 'Kullanıcı Adı'],
  ...['Адрес электронной почты', 'Имя пользователя', 'Електронна адреса', "Ім'я користувача", 'Имейл адрес'],
  ...['Διεύθυνση ηλεκτρονικού ταχυδρομείου', 'Όνομα χρήστη', 'Alamat email', 'Nama pengguna', 'Alamat e-mel'],
  ...['Địa chỉ email', 'Tên người dùng', 'ที่อยู่อีเมล', 'ชื่อผู้ใช้', 'כתובת אימייל', 'שם משתמש'],
  ...[
    'عنوان البريد الإلكتروني',
    'اسم المستخدم',
    'メールアドレス',
    'ユーザー名',
    '电子邮件地址',
    '用户名',
    '電子郵件地址',
  ],
  ...['使用者名稱', '이메일 주소', '사용자 이름'],
];

const foldedTimes = new Set(times.map(fold));
const foldedAddresses = new Set(addresses.map(fold));

/** Where the column of times stands, if these are Google's headers; null otherwise. */
export function timeColumn(headers: readonly string[]): number | null {
  const first = headers.findIndex((cell) => cell.trim() !== '');
  return first !== -1 && foldedTimes.has(fold((headers[first] ?? '').slice(0, 100))) ? first : null;
}

/** The columns: the times, the addresses beside them where they are collected, and the questions. */
export const googleColumns = (headers: readonly string[], time: number): Column[] =>
  columnsUnder(headers).map((column) => ({ ...column, own: ownOf(column, time) }));

function ownOf({ index, header }: Column, time: number): OwnColumn | null {
  if (index === time) return 'submittedAt';
  return index === time + 1 && foldedAddresses.has(fold(header.slice(0, 100))) ? 'email' : null;
}
