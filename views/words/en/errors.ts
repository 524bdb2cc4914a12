import type { Words } from '../zh-CN.ts'

export const errors: Words['errors'] = {
  mine: 'Back to my registration',
  home: 'Home',
  number: 'Reference',
  notFound: {
    title: 'There is nothing at this address',
    text: 'The link may be incomplete, or the page has moved. Your registration is not affected.',
  },
  forbidden: {
    title: 'This step was not taken',
    text: 'The request did not come from a page of this site. Nothing was changed or charged. Go back to the page and press again.',
  },
  ourFault: {
    title: 'Sorry, this step did not work',
    text: 'What you entered is kept, nothing was charged. Try again in a minute; if it still fails, give the centre the reference.',
  },
  ourFaultPaying: {
    title: 'Sorry, we cannot see the payment just now',
    text: 'If you have paid, your money is safe; do not pay again. Look again in 10 minutes, or give the centre the reference.',
  },
  tooLarge: {
    title: 'The file is too large and was not taken',
    text: 'At most 200 KB. Everything else is kept; nothing was charged.',
  },
  tooMany: { title: 'Too fast', text: 'Try again in 30 seconds; nothing is lost.' },
  notReady: {
    title: 'This site is not ready yet',
    text: 'It is still being set up. Nothing was taken or charged. Please come back later.',
  },
  unreadable: {
    title: 'What arrived is incomplete',
    text: 'The line may have broken. Nothing was changed or charged. Go back and send it again.',
  },
}
