CREATE TABLE `audit` (
	`id` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`staff_id` text NOT NULL,
	`action` text NOT NULL,
	`registration_id` text,
	`detail` text,
	`request_id` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `audit_registration` ON `audit` (`registration_id`,`at`);--> statement-breakpoint
CREATE TABLE `captcha` (
	`id` text PRIMARY KEY NOT NULL,
	`answer` text NOT NULL,
	`question` text NOT NULL,
	`question_answer` text NOT NULL,
	`seed` integer NOT NULL,
	`expires_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `captcha_expires` ON `captcha` (`expires_at`);--> statement-breakpoint
CREATE TABLE `catalogue_revision` (
	`sitting_id` text NOT NULL,
	`province_id` text NOT NULL,
	`revision` integer NOT NULL,
	PRIMARY KEY(`sitting_id`, `province_id`)
);
--> statement-breakpoint
CREATE TABLE `centre` (
	`id` text PRIMARY KEY NOT NULL,
	`province_id` text NOT NULL,
	`name` text NOT NULL,
	`name_en` text NOT NULL,
	`city` text NOT NULL,
	`city_en` text NOT NULL,
	`address` text NOT NULL,
	`address_en` text NOT NULL,
	`phone` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `centre_province` ON `centre` (`province_id`);--> statement-breakpoint
CREATE TABLE `credential` (
	`id` text PRIMARY KEY NOT NULL,
	`passport_id` text NOT NULL,
	`kind` text NOT NULL,
	`external_subject` text,
	`data` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `credential_passport` ON `credential` (`passport_id`,`kind`);--> statement-breakpoint
CREATE UNIQUE INDEX `credential_password` ON `credential` (`passport_id`) WHERE kind = 'password';--> statement-breakpoint
CREATE UNIQUE INDEX `credential_subject` ON `credential` (`kind`,`external_subject`);--> statement-breakpoint
CREATE TABLE `identity_claim` (
	`sitting_id` text NOT NULL,
	`blind_index` text NOT NULL,
	`registration_id` text NOT NULL,
	`claimed_at` integer NOT NULL,
	PRIMARY KEY(`sitting_id`, `blind_index`)
);
--> statement-breakpoint
CREATE INDEX `identity_claim_registration` ON `identity_claim` (`registration_id`);--> statement-breakpoint
CREATE TABLE `login_session` (
	`id` text PRIMARY KEY NOT NULL,
	`passport_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`seen_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `login_session_account` ON `login_session` (`passport_id`);--> statement-breakpoint
CREATE INDEX `login_session_seen` ON `login_session` (`seen_at`);--> statement-breakpoint
CREATE TABLE `mail_link` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`subject` text NOT NULL,
	`back_to` text,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer
);
--> statement-breakpoint
CREATE INDEX `mail_link_subject` ON `mail_link` (`subject`,`created_at`);--> statement-breakpoint
CREATE INDEX `mail_link_expires` ON `mail_link` (`expires_at`);--> statement-breakpoint
CREATE TABLE `notice` (
	`sitting_id` text NOT NULL,
	`province_id` text NOT NULL,
	`kind` text NOT NULL,
	`version` integer NOT NULL,
	`title` text NOT NULL,
	`title_en` text NOT NULL,
	`body` text NOT NULL,
	`body_en` text NOT NULL,
	`changes` text NOT NULL,
	`changes_en` text NOT NULL,
	`published_at` integer NOT NULL,
	PRIMARY KEY(`sitting_id`, `province_id`, `kind`, `version`)
);
--> statement-breakpoint
CREATE TABLE `offering` (
	`id` text PRIMARY KEY NOT NULL,
	`sitting_id` text NOT NULL,
	`centre_id` text NOT NULL,
	`subject_code` text NOT NULL,
	`slot_id` text NOT NULL,
	`fee` integer NOT NULL,
	`seats` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `offering_centre` ON `offering` (`sitting_id`,`centre_id`);--> statement-breakpoint
CREATE TABLE `outbox` (
	`key` text PRIMARY KEY NOT NULL,
	`channel` text NOT NULL,
	`template` text NOT NULL,
	`lang` text NOT NULL,
	`recipient_sealed` text NOT NULL,
	`recipient_masked` text NOT NULL,
	`params_sealed` text,
	`registration_id` text,
	`state` text NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`last_error` text,
	`next_try_at` integer NOT NULL,
	`leased_until` integer,
	`created_at` integer NOT NULL,
	`sent_at` integer
);
--> statement-breakpoint
CREATE INDEX `outbox_due` ON `outbox` (`next_try_at`) WHERE state IN ('waiting', 'sending');--> statement-breakpoint
CREATE INDEX `outbox_finished` ON `outbox` (`created_at`) WHERE state IN ('sent', 'refused', 'abandoned');--> statement-breakpoint
CREATE INDEX `outbox_registration` ON `outbox` (`registration_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `passport` (
	`id` text PRIMARY KEY NOT NULL,
	`email` text NOT NULL,
	`mobile` text NOT NULL,
	`lang` text NOT NULL,
	`activated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `passport_mobile_unique` ON `passport` (`mobile`);--> statement-breakpoint
CREATE UNIQUE INDEX `passport_email` ON `passport` (lower("email"));--> statement-breakpoint
CREATE TABLE `province` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`name_en` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `refused_notification` (
	`day` text NOT NULL,
	`reason` text NOT NULL,
	`times` integer NOT NULL,
	PRIMARY KEY(`day`, `reason`)
);
--> statement-breakpoint
CREATE TABLE `registration` (
	`id` text PRIMARY KEY NOT NULL,
	`sitting_id` text NOT NULL,
	`passport_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`version` integer DEFAULT 0 NOT NULL,
	`projected_at` integer DEFAULT 0 NOT NULL,
	`projected_format` integer DEFAULT 0 NOT NULL,
	`stage` text DEFAULT 'filling' NOT NULL,
	`province_id` text,
	`centre_id` text,
	`name` text,
	`masked_number` text,
	`blind_index` text,
	`round` integer DEFAULT 0 NOT NULL,
	`photo_hash` text,
	`first_submitted_at` integer,
	`pending_since` integer,
	`pay_by` integer,
	`paid_at` integer,
	`amount` integer,
	`hints` text,
	`decided_by` text,
	`decided_at` integer
);
--> statement-breakpoint
CREATE INDEX `registration_passport` ON `registration` (`passport_id`);--> statement-breakpoint
CREATE INDEX `registration_queue` ON `registration` (`sitting_id`,`centre_id`,`stage`,`first_submitted_at`,`id`);--> statement-breakpoint
CREATE INDEX `registration_decided` ON `registration` (`centre_id`,`decided_at`);--> statement-breakpoint
CREATE INDEX `registration_never_projected` ON `registration` (`projected_at`) WHERE version = 0;--> statement-breakpoint
CREATE INDEX `registration_open` ON `registration` (`projected_at`) WHERE stage IN ('submitted', 'pending', 'returned', 'approved', 'due');--> statement-breakpoint
CREATE INDEX `registration_pay_by` ON `registration` (`pay_by`) WHERE pay_by IS NOT NULL;--> statement-breakpoint
CREATE INDEX `registration_format` ON `registration` (`projected_format`,`projected_at`);--> statement-breakpoint
CREATE UNIQUE INDEX `registration_once` ON `registration` (`sitting_id`,`passport_id`);--> statement-breakpoint
CREATE TABLE `registration_choice` (
	`registration_id` text NOT NULL,
	`offering_id` text NOT NULL,
	`sitting_id` text NOT NULL,
	`centre_id` text NOT NULL,
	`subject` text NOT NULL,
	`slot_id` text,
	`state` text NOT NULL,
	`fee` integer NOT NULL,
	`position` integer NOT NULL,
	`first_submitted_at` integer,
	PRIMARY KEY(`registration_id`, `offering_id`)
);
--> statement-breakpoint
CREATE INDEX `registration_choice_list` ON `registration_choice` (`sitting_id`,`centre_id`,`subject`,`state`,`first_submitted_at`,`registration_id`);--> statement-breakpoint
CREATE TABLE `saved_post` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`path` text NOT NULL,
	`sealed` text NOT NULL,
	`expires_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `saved_post_account` ON `saved_post` (`account_id`,`expires_at`);--> statement-breakpoint
CREATE INDEX `saved_post_expires` ON `saved_post` (`expires_at`);--> statement-breakpoint
CREATE TABLE `seats_held` (
	`offering_id` text PRIMARY KEY NOT NULL,
	`held` integer NOT NULL,
	`version` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `sign_up` (
	`id` text PRIMARY KEY NOT NULL,
	`email` text NOT NULL,
	`mobile` text NOT NULL,
	`password_hash` text NOT NULL,
	`lang` text NOT NULL,
	`created_at` integer NOT NULL,
	`mailed_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer
);
--> statement-breakpoint
CREATE INDEX `sign_up_email` ON `sign_up` (lower("email"),`created_at`);--> statement-breakpoint
CREATE INDEX `sign_up_mobile` ON `sign_up` (`mobile`,`created_at`);--> statement-breakpoint
CREATE INDEX `sign_up_expires` ON `sign_up` (`expires_at`);--> statement-breakpoint
CREATE TABLE `sitting` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`name_en` text NOT NULL,
	`registration_from` integer NOT NULL,
	`registration_until` integer NOT NULL,
	`photo_until` integer NOT NULL,
	`review_until` integer NOT NULL,
	`payment_until` integer NOT NULL,
	`ticket_from` integer NOT NULL,
	`ticket_until` integer NOT NULL,
	`exam_from` integer NOT NULL,
	`exam_until` integer NOT NULL,
	`hold_ms` integer NOT NULL,
	`time_to_pay_ms` integer NOT NULL,
	`grace_ms` integer NOT NULL,
	`reapprovals` integer NOT NULL,
	`keep_photos_ms` integer DEFAULT 15552000000 NOT NULL,
	`max_subjects` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `sitting_centre` (
	`sitting_id` text NOT NULL,
	`centre_id` text NOT NULL,
	`review` integer NOT NULL,
	`class_mandatory` integer NOT NULL,
	`on_site` integer NOT NULL,
	`on_site_notice` text,
	`on_site_notice_en` text,
	`money` text NOT NULL,
	`time_to_pay_ms` integer,
	`registration_until` integer,
	`photo_until` integer,
	`review_until` integer,
	`payment_until` integer,
	PRIMARY KEY(`sitting_id`, `centre_id`)
);
--> statement-breakpoint
CREATE TABLE `sitting_province` (
	`sitting_id` text NOT NULL,
	`province_id` text NOT NULL,
	`registration_from` integer,
	`registration_until` integer,
	`photo_until` integer,
	`review_until` integer,
	`payment_until` integer,
	`phone` text NOT NULL,
	PRIMARY KEY(`sitting_id`, `province_id`)
);
--> statement-breakpoint
CREATE TABLE `slot` (
	`id` text PRIMARY KEY NOT NULL,
	`sitting_id` text NOT NULL,
	`starts_at` integer NOT NULL,
	`ends_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `staff` (
	`id` text PRIMARY KEY NOT NULL,
	`login` text NOT NULL,
	`name` text NOT NULL,
	`password` text NOT NULL,
	`role` text NOT NULL,
	`centre_id` text,
	`province_id` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `staff_login_unique` ON `staff` (`login`);--> statement-breakpoint
CREATE TABLE `staff_session` (
	`id` text PRIMARY KEY NOT NULL,
	`staff_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`seen_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `staff_session_account` ON `staff_session` (`staff_id`);--> statement-breakpoint
CREATE INDEX `staff_session_seen` ON `staff_session` (`seen_at`);--> statement-breakpoint
CREATE TABLE `subject` (
	`code` text PRIMARY KEY NOT NULL,
	`level` integer NOT NULL,
	`name` text NOT NULL,
	`name_en` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `trade` (
	`no` text PRIMARY KEY NOT NULL,
	`registration_id` text NOT NULL,
	`centre_id` text NOT NULL,
	`gateway` text NOT NULL,
	`amount` integer NOT NULL,
	`state` text NOT NULL,
	`opened_at` integer NOT NULL,
	`version` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `trade_centre` ON `trade` (`centre_id`,`opened_at`);--> statement-breakpoint
CREATE INDEX `trade_state` ON `trade` (`state`,`opened_at`);--> statement-breakpoint
CREATE TABLE `unmatched_money` (
	`platform_no` text PRIMARY KEY NOT NULL,
	`gateway` text NOT NULL,
	`trade_no` text NOT NULL,
	`amount` integer NOT NULL,
	`first_seen_at` integer NOT NULL
);
