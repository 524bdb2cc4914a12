import type { Words } from '../zh-CN.ts'

export const printing: Words['printing'] = {
  title: 'Print and download',
  form: 'Registration form',
  formButton: 'Registration form',
  formKind: 'PDF, about 100 KB',
  webPage: 'Web page',
  ticket: 'Admission ticket',
  ticketButton: 'Admission ticket',
  ticketFrom: (date) => `from ${date}`,
  paper: 'Plain black and white on A4 is fine; do not cut it.',
  notYet: 'The registration form can be printed after payment',
  back: 'Back',
  print: 'Use your browser’s “Print” to print this page.',
  pdf: 'Download PDF',
  check: {
    title: 'Check a registration form',
    valid: 'Valid',
    invalid: 'Not valid',
    validText: 'This registration is paid; the form is valid.',
    invalidText: 'There is no such registration, or it is not paid, or it was deleted or cancelled.',
  },
}
