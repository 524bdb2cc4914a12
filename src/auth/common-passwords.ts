/** Passwords of ten characters and more that are frequent in published lists of leaked ones (SecLists, RockYou, CSDN 2011). */
export const COMMON_PASSWORDS: ReadonlySet<string> = new Set(
  `
    password123 password1234 password12 password01 passw0rd123 p@ssw0rd123 mypassword qwerty123456
    qwerty12345 qwerty1234 qwertyuiop123 q1w2e3r4t5 q1w2e3r4t5y6 1q2w3e4r5t 1q2w3e4r5t6y 1qaz2wsx3edc
    qazwsxedcrfv zaq12wsxcde3 abc1234567 abc123456789 abcd123456 abcd1234567 abcd12345678 abc123abc123
    a123456789 a1234567890 aa123456789 aa12345678 123456789a 1234567890a 123456789q 123456789abc
    123456abcdef 1234554321 1123581321 0987654321 9876543210 123456789123 1234512345 1314520520
    5201314520 5201314520a 52013145201314 woaini1314 woaini520 woaini5201314 woaini1314520 woaini123456
    iloveyou123 iloveyou1314 iloveyou520 wo123456789 zxcvbnm123 zxcvbnm123456 asdfghjkl123 asdf123456
    asd123456789 qwe123456789 qq123456789 wang123456 zhang123456 li123456789 admin123456 administrator
    welcome123 letmein123 football123 baseball123 superman123 sunshine123 princess123 dearbook123
    dearbook01 baoming123 baoming2026 baoming2027 ncre123456 kaoshi123456
  `
    .trim()
    .split(/\s+/),
)
