import type { DocumentType } from '../../../src/registration/identity/documents.ts'
import type { IdentityProblem } from '../../../src/registration/identity/identity-rules.ts'

const documents: Record<DocumentType, string> = {
  'resident-card': '居民身份证',
  'hk-macau-permit': '港澳居民来往内地通行证',
  'taiwan-permit': '台湾居民来往大陆通行证',
  'residence-permit': '港澳台居民居住证',
  passport: '护照',
  'permanent-residence': '外国人永久居留身份证',
  military: '军人证件',
}

const formats: Record<DocumentType, string> = {
  'resident-card': '18 位，最后一位可能是 X',
  'hk-macau-permit': '字母 H 或 M 加 8 位数字',
  'taiwan-permit': '8 位数字',
  'residence-permit': '18 位，以 81、82 或 83 开头',
  passport: '5 到 9 位字母和数字',
  'permanent-residence': '以 9 开头的 18 位，或 3 个字母加 12 位数字',
  military: '发证单位加号码，例如“军字第2001988号”',
}

export const identity = {
  title: '您的证件',
  lead: '考试当天要带这个证件原件',
  type: '证件类型',
  number: '证件号码',
  documents,
  formats,
  hint: (type: DocumentType) => `${documents[type]}：${formats[type]}`,
  allFormats: '其他证件的号码怎么填',
  privacy: '号码只用于核对身份，页面上会隐藏中间几位',
  saved: (document: string, masked: string) => `已填 ${document} ${masked}，不改就直接点“下一步”`,
  numberTells: (sex: string, birth: string) => `${sex}，${birth}出生`,
  /** Another registration of this sitting has the document (spec G3). `phone` is the helpline, where there is one. */
  taken: (phone: string | undefined) =>
    `这个证件号在本考次已有报名。如果不是您报的，或您用另一个账号报过，请联系考点${phone ? `（电话 ${phone}）` : ''}，考点会帮您找回`,
  elsewhere: (centre: string) =>
    `这个账号已在 ${centre} 报名。每个考次只能在一个考点报名；要换考点，请先删除报考信息`,
  problem: (problem: IdentityProblem): string => {
    if (problem.field === 'type') return '请选择证件类型'
    const wrong = '证件号信息必须符合要求：'
    switch (problem.is) {
      case 'missing':
        return '请填写证件号码'
      case 'length':
        return `${wrong}身份证号应为 18 位，现在是 ${problem.length} 位`
      case 'check-digit':
        return `${wrong}最后一位与前 17 位对不上，可能有一位输错了。请对照证件从头核对`
      case 'date':
        return `${wrong}第 7–14 位“${problem.digits}”不是真实的日期`
      case 'age':
        return `${wrong}第 7–14 位“${problem.digits}”不会是考生的出生日期。请对照证件核对`
      case 'region':
        return `${wrong}前 6 位“${problem.digits}”不是地区码`
      case 'letter': {
        const kind = /[A-Za-z]/.test(problem.character) ? '字母' : ''
        const which = `${wrong}第 ${problem.at} 位是${kind}“${problem.character}”`
        return problem.digit ? `${which}，是不是数字 ${problem.digit}？` : `${which}，这一位应为数字`
      }
      case 'format':
        return `${wrong}${documents[problem.type]}是 ${formats[problem.type]}`
      case 'other-type':
        return `${wrong}这个号码是${documents[problem.type]}的。请改选证件类型，或核对号码`
    }
  },
}
