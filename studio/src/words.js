// Dates and numbers in words, and how typed dates are read.
const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
const DAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const NUMBERS = ["No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten"];

export const words = {
  day(iso) {
    const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(iso ?? "");
    return match && MONTHS[match[2] - 1] ? `${Number(match[3])} ${MONTHS[match[2] - 1]} ${match[1]}` : iso ?? "";
  },
  weekday(iso) {
    const date = new Date(`${iso}T12:00:00Z`);
    return Number.isNaN(date.getTime()) ? "" : DAYS[date.getUTCDay()];
  },
  // A typed date as YYYY-MM-DD; what cannot be read stays as it is, and Drafter says what is wrong.
  read(text) {
    const clean = text.trim().replace(/(\d)(st|nd|rd|th)\b/gi, "$1").replaceAll(",", " ").replace(/\s+/g, " ");
    const named = /^(\d{1,2}) (\p{L}{3,}) (\d{4})$/u.exec(clean) ?? /^(\p{L}{3,}) (\d{1,2}) (\d{4})$/u.exec(clean)?.map((part, index, all) => [all[0], all[2], all[1], all[3]][index]);
    const month = named ? MONTHS.findIndex((one) => one.toLowerCase().startsWith(named[2].toLowerCase())) : -1;
    if (month >= 0) return `${named[3]}-${String(month + 1).padStart(2, "0")}-${named[1].padStart(2, "0")}`;
    return text.trim();
  },
  things(number, one, many = `${one}s`) { return `${words.count(number)} ${number === 1 ? one : many}`; },
  count(number) { return NUMBERS[number] ?? `${number}`; },
};
