import type { RegistrationForm } from '../../../documents/registration-form/registration-form.ts'

const both = (zh: string, en: string) => ({ zh, en })

/** A form with rare characters and two subjects, as most are. */
export const FORM: RegistrationForm = {
  lang: 'zh-CN',
  examination: both('全国计算机等级考试', 'National Computer Rank Examination'),
  sitting: both('2027年3月考次', 'March 2027'),
  number: '7KQ49MABCDEFGHJK',
  person: { name: '㐂𠮷䶮', sex: both('男', 'Male'), birth: '2004-03-15', ethnicity: both('汉族', 'Han') },
  document: { type: both('居民身份证', 'Resident identity card'), masked: '4101**********1234' },
  background: { education: both('本科', 'Bachelor'), occupation: both('学生', 'Student'), training: null },
  contact: {
    mobile: '13800138000',
    email: 'li@example.cn',
    address: '郑州市金水区示例路 1 号',
    postcode: '450000',
  },
  school: {
    ...{ school: '中原示例大学', faculty: '信息工程学院', major: '软件工程' },
    ...{ grade: '2023级', class: '2301 班', studentNumber: '202301010203' },
  },
  remark: '',
  centre: {
    code: '410032',
    name: both('中原示例大学（郑州）', 'Zhongyuan Example University (Zhengzhou)'),
    address: both('郑州市金水区示例路 1 号', '1 Shili Road, Zhengzhou'),
    phone: '0371-55550032',
  },
  subjects: [
    { code: '24', name: both('二级C语言程序设计', 'C, Level 2'), startsAt: 0, endsAt: 7_200_000, fee: 8000 },
    {
      code: '66',
      name: both('二级Python语言程序设计', 'Python, Level 2'),
      startsAt: 0,
      endsAt: 7_200_000,
      fee: 8000,
    },
  ],
  payment: {
    amount: 16000,
    at: 0,
    by: both('支付宝', 'Alipay'),
    order: '7KQ49MABCDEFGHJK01',
    trade: '20261218',
  },
  onSite: null,
  checkUrl: 'https://bm.example.cn/check/7KQ49MABCDEFGHJK',
}
