import type { subject } from '../../db/schema.ts'

/** Subject, its level and the slot it is examined in all over the country (levels 1 and 4: 90 minutes, 2 and 3: 120). */
export type SeedSubject = typeof subject.$inferInsert & { slot: number }

/** The subjects of the National Computer Rank Examination as opened in 2026, with the authority's own codes. */
export const SUBJECTS: SeedSubject[] = [
  subjectOf(1, '14', 2, '计算机基础及WPS Office应用', 'Computer Basics and WPS Office'),
  subjectOf(1, '15', 2, '计算机基础及MS Office应用', 'Computer Basics and MS Office'),
  subjectOf(1, '16', 5, '计算机基础及Photoshop应用', 'Computer Basics and Photoshop'),
  subjectOf(1, '17', 5, '网络安全素质教育', 'Cybersecurity Literacy'),
  subjectOf(1, '18', 2, '人工智能与大模型基础', 'Fundamentals of AI and Large Models'),
  subjectOf(2, '24', 1, 'C语言程序设计', 'C Programming'),
  subjectOf(2, '28', 4, 'Java语言程序设计', 'Java Programming'),
  subjectOf(2, '29', 6, 'Access数据库程序设计', 'Access Database Programming'),
  subjectOf(2, '61', 4, 'C++语言程序设计', 'C++ Programming'),
  subjectOf(2, '63', 6, 'MySQL数据库程序设计', 'MySQL Database Programming'),
  subjectOf(2, '64', 3, 'Web程序设计', 'Web Programming'),
  subjectOf(2, '65', 3, 'MS Office高级应用与设计', 'MS Office Advanced Application and Design'),
  subjectOf(2, '66', 1, 'Python语言程序设计', 'Python Programming'),
  subjectOf(2, '67', 3, 'WPS Office高级应用与设计', 'WPS Office Advanced Application and Design'),
  subjectOf(2, '68', 6, 'openGauss数据库程序设计', 'openGauss Database Programming'),
  subjectOf(3, '35', 4, '网络技术', 'Network Technology'),
  subjectOf(3, '36', 6, '数据库技术', 'Database Technology'),
  subjectOf(3, '38', 1, '信息安全技术', 'Information Security Technology'),
  subjectOf(3, '39', 4, '嵌入式系统开发技术', 'Embedded Systems Development Technology'),
  subjectOf(3, '71', 3, 'Linux应用与开发技术', 'Linux Application and Development Technology'),
  subjectOf(4, '41', 5, '网络工程师', 'Network Engineer'),
  subjectOf(4, '42', 5, '数据库工程师', 'Database Engineer'),
  subjectOf(4, '44', 2, '信息安全工程师', 'Information Security Engineer'),
  subjectOf(4, '45', 5, '嵌入式系统开发工程师', 'Embedded Systems Development Engineer'),
  subjectOf(4, '46', 2, 'Linux应用与开发工程师', 'Linux Application and Development Engineer'),
]

function subjectOf(level: number, code: string, slot: number, name: string, nameEn: string): SeedSubject {
  return { code, level, name, nameEn, slot }
}
