ALTER TABLE `sitting` ADD `keep_photos` integer DEFAULT 15552000000 NOT NULL;--> statement-breakpoint
-- Desks ask for their terms again, which have come to say how long photos are kept.
UPDATE `catalogue_revision` SET `revision` = `revision` + 1;
