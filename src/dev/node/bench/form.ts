import type { RegistrationForm } from '../../../documents/registration-form/registration-form.ts'

const both = (zh: string, en: string) => ({ zh, en })

/** A form with rare characters and two subjects, as most are. */
export const FORM: RegistrationForm = {
  lang: 'zh-CN',
  examination: both('全国计算机等级考试', 'National Computer Rank Examination'),
  sitting: both('2027年3月考次', 'March 2027'),
  number: '7KQ49MABCDEFGHJK',
  details: {
    name: both('㐂𠮷䶮', ''),
    sex: both('男', 'Male'),
    birth: both('2004-03-15', ''),
    ethnicity: both('汉族', 'Han'),
    education: both('本科', 'Bachelor'),
    occupation: both('学生', 'Student'),
    training: null,
    mobile: both('13800138000', ''),
    email: both('li@example.cn', ''),
    address: both('郑州市金水区示例路 1 号', ''),
    postcode: both('450000', ''),
    school: both('中原示例大学', ''),
    faculty: both('信息工程学院', ''),
    major: both('软件工程', ''),
    grade: both('2023级', ''),
    class: both('2301 班', ''),
    studentNumber: both('202301010203', ''),
    remark: both('', ''),
  },
  document: { type: both('居民身份证', 'Resident identity card'), masked: '4101**********1234' },
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
    receipt: null,
  },
  onSite: null,
  checkUrl: 'https://bm.example.cn/check/7KQ49MABCDEFGHJK',
}
