import type { Lang } from '../../src/lib/lang.ts'

type Text = { subject: string; body: string }
type SignUp = { link: string; until: string; mobile: string; origin: string }

type PassportMailTexts = {
  activation: (of: SignUp) => Text
  emailTaken: (of: SignUp) => Text
  mobileTaken: (of: SignUp) => Text
  loginLink: (of: { link: string; until: string }) => Text
}

/** Mails of the passport. Times are Beijing time; `until` is already in words. */
export const PASSPORT_MAIL_TEXTS: Record<Lang, PassportMailTexts> = {
  'zh-CN': {
    activation: ({ link, until, mobile }) => ({
      subject: '激活您的网上报名账号',
      body: `您好：

有人（应该是您本人）用这个邮箱注册了网上报名的通行证账号，手机号是 ${mobile}。

点开下面的链接，账号就激活了，可以登录：
${link}

链接在北京时间 ${until} 前有效（24 小时），只能用一次。

如果不是您本人注册的，或者手机号不是您的，请不要点开，也不用做什么。`,
    }),
    emailTaken: ({ origin }) => ({
      subject: '您已有网上报名账号',
      body: `您好：

有人用您的邮箱注册，您已有账号，不用再注册。原来的账号没有任何变化。

请直接登录：
${origin}/login

忘了密码，可以用邮件登录：
${origin}/login/link

如果不是您本人注册的，不用做什么。`,
    }),
    mobileTaken: ({ mobile, origin }) => ({
      subject: '这次注册没有完成：手机号已有账号',
      body: `您好：

有人（应该是您本人）用这个邮箱注册网上报名的账号，但手机号 ${mobile} 已经用于另一个账号，所以没有注册成。

如果那是您的账号，请直接登录：
${origin}/login

如果不是，请换一个手机号重新注册：
${origin}/passport/sign-up

如果不是您本人注册的，不用做什么。`,
    }),
    loginLink: ({ link, until }) => ({
      subject: '网上报名登录链接',
      body: `您好：

点开下面的链接，再点“登录”，就能登录网上报名，不用密码：
${link}

链接在北京时间 ${until} 前有效（15 分钟），只能用一次。请不要转发给别人。

如果不是您本人要登录，不用做什么，账号没有变化。`,
    }),
  },
  en: {
    activation: ({ link, until, mobile }) => ({
      subject: 'Activate your registration account',
      body: `Hello,

someone, probably you, has asked for an account for online registration with this address and the mobile number ${mobile}.

Open this link and the account is active; then you can log in:
${link}

It is valid until ${until}, Beijing time (24 hours), and works once.

If it was not you, or the number is not yours, do not open it; there is nothing to do.`,
    }),
    emailTaken: ({ origin }) => ({
      subject: 'You already have a registration account',
      body: `Hello,

someone has asked for an account with your address. You already have one, so there is no need; nothing about it has changed.

Just log in:
${origin}/login

If you forgot the password, log in by e-mail:
${origin}/login/link

If it was not you, there is nothing to do.`,
    }),
    mobileTaken: ({ mobile, origin }) => ({
      subject: 'The account was not created: the number has one already',
      body: `Hello,

someone, probably you, has asked for an account with this address, but another account already uses the mobile number ${mobile}, so none was created.

If that account is yours, log in:
${origin}/login

If not, create an account with another number:
${origin}/passport/sign-up

If it was not you, there is nothing to do.`,
    }),
    loginLink: ({ link, until }) => ({
      subject: 'Your login link',
      body: `Hello,

open this link, then press “Log in”, and you are in without a password:
${link}

It is valid until ${until}, Beijing time (15 minutes), and works once. Do not pass it on.

If it was not you who asked, there is nothing to do; nothing has changed.`,
    }),
  },
}
