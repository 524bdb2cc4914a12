import type { DetailsField, DetailsProblem } from '../../../src/registration/details/fields.ts'
import type { Education, Occupation, Training } from '../../../src/registration/details/lists.ts'
import type { NameProblem } from '../../../src/registration/details/names.ts'
import type { Sex } from '../../../src/registration/identity/identity-rules.ts'
import { ethnicGroups } from './ethnic-groups.ts'

/** The name of each field: on the form, in the reviewer's history and on the printed form alike. */
export const fieldLabels: Record<DetailsField, string> = {
  name: '姓名',
  sex: '性别',
  birth: '出生日期',
  ethnicity: '民族',
  education: '文化程度',
  occupation: '职业',
  training: '培训类型',
  mobile: '手机号',
  email: '电子邮箱',
  address: '通讯地址',
  postcode: '邮政编码',
  school: '学校',
  faculty: '院系',
  major: '专业',
  grade: '年级',
  class: '班级',
  studentNumber: '学号',
  remark: '备注',
}

const sexes: Record<Sex, string> = { male: '男', female: '女' }

const educations: Record<Education, string> = {
  primary: '小学',
  'junior-middle': '初中',
  'senior-middle': '高中',
  vocational: '中专（职高、技校）',
  college: '大专',
  bachelor: '本科',
  master: '硕士研究生',
  doctor: '博士研究生',
  other: '其他',
}

const occupations: Record<Occupation, string> = {
  student: '学生',
  teacher: '教师',
  'civil-servant': '公务员',
  'public-institution': '事业单位人员',
  company: '企业管理人员和职员',
  engineer: '工程技术人员',
  finance: '金融从业人员',
  medical: '医务人员',
  services: '商业和服务业人员',
  worker: '工人',
  farmer: '农林牧渔劳动者',
  military: '军人',
  'self-employed': '自由职业者和个体经营者',
  unemployed: '待业',
  retired: '离退休人员',
  other: '其他',
}

const trainings: Record<Training, string> = {
  'self-taught': '自学',
  school: '学校课程',
  institution: '社会培训机构',
  employer: '单位培训',
  online: '网络课程',
  other: '其他',
}

export const details = {
  title: '填写报考信息',
  sections: { identity: '身份信息', basic: '基本信息', contact: '联系信息', school: '在校信息' },
  labels: fieldLabels,
  sexes,
  educations,
  occupations,
  trainings,
  ethnicGroups,
  choose: '请选择',
  document: '证件',
  change: '改',
  changeWhat: '证件',
  fromNumber: '来自证件号',
  rare: '有的字打不出来怎么办',
  rareHow: '复制证件信息粘贴，或用手机手写输入。仍不行请写拼音并在备注说明，考点会帮您改',
  fromAccount: '来自账号，可以改',
  /** Between label and field, where there is something to say. */
  hints: {
    name: '请仔细检查姓名。姓名需与身份证件上的姓名一致，有“·”或生僻字照原样填写',
    birth: '8 位数字，例如 20040315',
    remark: '姓名里有打不出的字，在这里说明；没有就不填',
  } as Partial<Record<DetailsField, string>>,
  schoolHint: '在校学生填写，其他考生可以不填',
  classHint: '考点要求填写',
  changed: (time: string) => `${time} 在另一个窗口改过。下面是最新内容，您刚才填的不同之处已标出`,
  youEntered: (value: string) => `您刚才填的是“${value}”`,
  youEnteredNothing: '您刚才没有填这一项',
  and: '、',
  correction: (reason: string) => `考点要求修改：${reason}`,
  problem: (problem: DetailsProblem, centre: string): string => {
    switch (problem.field) {
      case 'name':
        return nameProblem(problem)
      case 'sex':
        return '请选择性别'
      case 'ethnicity':
        return '请选择民族'
      case 'education':
        return '请选择文化程度'
      case 'occupation':
        return '请选择职业'
      case 'training':
        return '培训类型不在列表里。请重新选择'
      case 'class':
        return problem.is === 'missing'
          ? `${centre}要求填写班级。请填写，例如“计算机 2203 班”`
          : `班级有 ${problem.length} 个字，最多 ${problem.most} 个。请写简称`
      case 'birth':
        if (problem.is === 'missing') return '请填写出生日期'
        return problem.is === 'date'
          ? `出生日期“${problem.typed}”不是真实的日期。请写 8 位数字，例如 20040315`
          : `“${problem.typed}”不会是考生的出生日期。请对照证件核对`
      case 'mobile':
        if (problem.is === 'missing') return '请填写手机号'
        if (problem.is === 'abroad') return '境外手机号请加国际区号，例如 +852'
        return 'digits' in problem.is
          ? `手机号有 ${problem.is.digits} 位，应为 11 位数字`
          : `手机号里有“${problem.is.character}”，应为 11 位数字`
      case 'email':
        if (problem.is === 'missing') return '请填写电子邮箱'
        if (problem.is === 'incomplete') return '电子邮箱不完整，缺少“@”和后面的部分'
        if (problem.is === 'malformed') return '电子邮箱写法不对，应像 name@example.com。请核对'
        if (problem.is === 'long') return '电子邮箱太长。请核对'
        return `电子邮箱里有“${problem.is.character}”。请核对`
      case 'postcode':
        return `邮政编码有 ${problem.length} 位，应为 6 位数字`
      default:
        return `${fieldLabels[problem.field]}有 ${problem.length} 个字，最多 ${problem.most} 个。请写简称`
    }
  },
}

function nameProblem(problem: NameProblem): string {
  switch (problem.is) {
    case 'missing':
      return '请填写姓名'
    case 'character':
      return `姓名里有“${problem.character}”。请照证件填写`
    case 'private-use':
      return `姓名的第 ${problem.at} 个字只在这台设备上能显示，换一台就看不见。请换一种输入法重打；仍不行请写拼音并在备注说明`
    case 'short':
      return `姓名只有 ${problem.length} 个字。请照证件填写全名`
    case 'long':
      return `姓名有 ${problem.length} 个字，最多 ${problem.most} 个。请照证件填写`
  }
}
