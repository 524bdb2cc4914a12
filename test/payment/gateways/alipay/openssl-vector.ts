// Made once with `openssl genpkey` and `openssl dgst -sha256 -sign`; the private key was thrown away.

/** SPKI, base64. */
export const OPENSSL_PUBLIC_KEY =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAsc46hC/LVmRZFOJKZHpPJiewFftV4vvYVgb2gGC0HcXmuNxo17V8' +
  'GBb4NaxYUxjrCOLKep041hSMmRVFoUIUDBYPOE+1eRDoZXMN/KYC/ekymHP40pPgL5YrzdAD6sC+m/Pm8EXWYCEqFL9/LR7k' +
  'XPqBZ+onguB5stsm8vEOV8WV7QFKc/u5BEzVge5fFxQaurQwSOxqaVyjHKyOcgmfqYrDV/sASwfJmF5itCZDT4REz7rDf+T8' +
  'Gym2YmYpc2WI/WSNRz1klZxBtacAIDkWz2k+Ho7aqtannnsAQLCvqhDb/3Hcb/+ZzdBOYQGtC64AG3y2dwTVs19hgpprjPO7' +
  'qwIDAQAB'

/** A notification as it travels, signed by that key. */
export const OPENSSL_NOTIFICATION =
  'gmt_create=2026-12-18+10%3A30%3A50&charset=utf-8&gmt_payment=2026-12-18+10%3A31%3A22&notify_time' +
  '=2026-12-18+10%3A31%3A23&subject=%E5%85%A8%E5%9B%BD%E8%AE%A1%E7%AE%97%E6%9C%BA%E7%AD%89%E7%BA%A7' +
  '%E8%80%83%E8%AF%95%E6%8A%A5%E5%90%8D+NCRE%2B2+100%25+%E3%90%82%F0%A0%AE%B7&buyer_id=208800000000' +
  '0042&invoice_amount=160.00&version=1.0&notify_id=2026121801222103123&fund_bill_list=%5B%7B%22amo' +
  'unt%22%3A%22160.00%22%2C%22fundChannel%22%3A%22ALIPAYACCOUNT%22%7D%5D&notify_type=trade_status_s' +
  'ync&out_trade_no=NCRE202612187KQ401&total_amount=160.00&trade_status=TRADE_SUCCESS&trade_no=2026' +
  '121822001400000000000001&auth_app_id=2021000000000001&receipt_amount=160.00&point_amount=0.00&bu' +
  'yer_pay_amount=160.00&app_id=2021000000000001&seller_id=2088000000000001&sign_type=RSA2&sign=kLs' +
  'lwxcUqP91Tfn5f423T2G5OihlVl3eYLNa6wA1i9%2FYCr5iGwmF51xm5bST4GOqvUUKOMIpFLMwzKz8gGf%2FjOXZQUVQNdX' +
  '1irzo3sFvHaSoDVUHP9uuf8DvU4IqYRAdgnEzphy%2FlgXySAGPpo8TXsgU0kxFeIVYIb%2BkStA6WbggxBL%2Bt5i%2BCez' +
  'jE6aqYBK6xpWlJT6SocuKE8NQdrD1tslCV9dPg9%2F8ABdaApBf1wU0UECLc9HNKj4Q6%2FQKJGbXHtlf9dm812BjmVUGBi8' +
  'wMhZDHrrGUs3eTpY6BatLH2%2Bf11J2ZSCzR%2BMBE1xEez2T899b42rWcQFpb4PKBPyGXw%3D%3D'
