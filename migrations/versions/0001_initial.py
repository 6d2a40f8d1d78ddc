"""Every table of the first release, and the rows that it cannot work without."""

import sqlalchemy as sa
from alembic import op

import core.db.types
from migrations import seed

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "anomaly",
        sa.Column("id", core.db.types.Id(), nullable=False),
        sa.Column("kind", core.db.types.Words(), nullable=False),
        sa.Column("subject_kind", core.db.types.Words(), nullable=False),
        sa.Column("subject_id", core.db.types.Words(), nullable=False),
        sa.Column("note", core.db.types.Words(), nullable=False),
        sa.Column("opened_at", core.db.types.Moment(), nullable=False),
        sa.Column("closed_at", core.db.types.Moment(), nullable=True),
        sa.Column("closed_by", core.db.types.Id(), nullable=True),
        sa.Column("closing_note", core.db.types.Words(), nullable=True),
        sa.CheckConstraint(
            "kind IN ('agreement_ended', 'clock', 'discount_differs', 'house_negative', 'late_for_shift', 'no_agreement', 'number_clash', 'over_return', 'oversold', 'price_differs', 'return_amount_differs', 'return_unmatched', 'rounding_differs', 'sale_conflict', 'sale_rejected', 'unknown_approver', 'unknown_cashier', 'unknown_item', 'unknown_shift', 'vat_differs')",
            name=op.f("ck_anomaly_kind_known"),
        ),
        sa.CheckConstraint("(closed_at IS NULL) = (closed_by IS NULL)", name=op.f("ck_anomaly_closed_pair")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_anomaly")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("anomaly", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_anomaly_closed_at_kind"), ["closed_at", "kind"], unique=False)
        batch_op.create_index(
            "ix_anomaly_one_open",
            ["kind", "subject_kind", "subject_id"],
            unique=True,
            sqlite_where=sa.text("closed_at IS NULL"),
            postgresql_where=sa.text("closed_at IS NULL"),
        )

    op.create_table(
        "audit_event",
        sa.Column("id", core.db.types.Id(), nullable=False),
        sa.Column("at", core.db.types.Moment(), nullable=False),
        sa.Column("actor_id", core.db.types.Id(), nullable=True),
        sa.Column("till_id", core.db.types.Id(), nullable=True),
        sa.Column("action", core.db.types.Words(), nullable=False),
        sa.Column("subject_kind", core.db.types.Words(), nullable=False),
        sa.Column("subject_id", core.db.types.Words(), nullable=False),
        sa.Column("detail", core.db.types.Words(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_event")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("audit_event", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_audit_event_subject_kind_subject_id"), ["subject_kind", "subject_id"], unique=False
        )

    op.create_table(
        "location",
        sa.Column("id", core.db.types.Id(), nullable=False),
        sa.Column("code", core.db.types.Words(), nullable=False),
        sa.Column("name", core.db.types.Words(), nullable=False),
        sa.Column("kind", core.db.types.Words(), nullable=False),
        sa.Column("address", core.db.types.Words(), nullable=False),
        sa.Column("tax_code", core.db.types.Words(), nullable=False),
        sa.Column("phone", core.db.types.Words(), nullable=False),
        sa.Column("day_ends_minutes", core.db.types.Count(), nullable=False),
        sa.Column("cash_rounding_dong", core.db.types.Dong(), nullable=False),
        sa.Column("cash_rounding_mode", core.db.types.Words(), nullable=False),
        sa.Column("bank_bin", core.db.types.Words(), nullable=False),
        sa.Column("bank_account", core.db.types.Words(), nullable=False),
        sa.Column("bank_holder", core.db.types.Words(), nullable=False),
        sa.CheckConstraint(
            "cash_rounding_mode IN ('nearest', 'down')", name=op.f("ck_location_cash_rounding_mode_known")
        ),
        sa.CheckConstraint(
            "kind IN ('showroom', 'corner', 'fair', 'store', 'virtual')", name=op.f("ck_location_kind_known")
        ),
        sa.CheckConstraint("cash_rounding_dong IN (0, 500, 1000)", name=op.f("ck_location_cash_rounding")),
        sa.CheckConstraint("day_ends_minutes BETWEEN 0 AND 720", name=op.f("ck_location_day_ends")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_location")),
        sa.UniqueConstraint("code", name=op.f("uq_location_code")),
        sqlite_strict=True,
    )
    op.create_table(
        "login_throttle",
        sa.Column("key", core.db.types.Words(), nullable=False),
        sa.Column("failures", core.db.types.Count(), nullable=False),
        sa.Column("blocked_until", core.db.types.Moment(), nullable=True),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_login_throttle")),
        sqlite_strict=True,
    )
    op.create_table(
        "number_series",
        sa.Column("kind", core.db.types.Words(), nullable=False),
        sa.Column("year", core.db.types.Count(), autoincrement=False, nullable=False),
        sa.Column("last", core.db.types.Count(), nullable=False),
        sa.PrimaryKeyConstraint("kind", "year", name=op.f("pk_number_series")),
        sqlite_strict=True,
    )
    op.create_table(
        "person",
        sa.Column("id", core.db.types.Id(), nullable=False),
        sa.Column("login", core.db.types.Words(), nullable=False),
        sa.Column("name", core.db.types.Words(), nullable=False),
        sa.Column("search_key", core.db.types.Words(), nullable=False),
        sa.Column("password_hash", core.db.types.Words(), nullable=True),
        sa.Column("password_given_at", core.db.types.Moment(), nullable=True),
        sa.Column("language", core.db.types.Words(), nullable=False),
        sa.Column("created_at", core.db.types.Moment(), nullable=False),
        sa.Column("disabled_at", core.db.types.Moment(), nullable=True),
        sa.Column("disabled_by", core.db.types.Id(), nullable=True),
        sa.CheckConstraint(
            "(disabled_at IS NULL) = (disabled_by IS NULL)", name=op.f("ck_person_disabled_pair")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
        sa.UniqueConstraint("login", name=op.f("uq_person_login")),
        sqlite_strict=True,
    )
    op.create_table(
        "producer",
        sa.Column("id", core.db.types.Id(), nullable=False),
        sa.Column("code", core.db.types.Words(), nullable=False),
        sa.Column("name", core.db.types.Words(), nullable=False),
        sa.Column("search_key", core.db.types.Words(), nullable=False),
        sa.Column("entity_type", core.db.types.Words(), nullable=False),
        sa.Column("tax_code", core.db.types.Words(), nullable=False),
        sa.Column("personal_no", core.db.types.Words(), nullable=False),
        sa.Column("address", core.db.types.Words(), nullable=False),
        sa.Column("commune", core.db.types.Words(), nullable=False),
        sa.Column("province", core.db.types.Words(), nullable=False),
        sa.Column("phone", core.db.types.Words(), nullable=False),
        sa.Column("email", core.db.types.Words(), nullable=False),
        sa.CheckConstraint(
            "entity_type IN ('household', 'cooperative', 'cooperative_group', 'company', 'other')",
            name=op.f("ck_producer_entity_type_known"),
        ),
        sa.CheckConstraint("name <> ''", name=op.f("ck_producer_named")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_producer")),
        sa.UniqueConstraint("code", name=op.f("uq_producer_code")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("producer", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_producer_search_key"), ["search_key"], unique=False)
        batch_op.create_index(batch_op.f("ix_producer_tax_code"), ["tax_code"], unique=False)

    op.create_table(
        "product_set",
        sa.Column("code", core.db.types.Words(), nullable=False),
        sa.Column("sector", core.db.types.Words(), nullable=False),
        sa.Column("group_name", core.db.types.Words(), nullable=False),
        sa.Column("name_vi", core.db.types.Words(), nullable=False),
        sa.Column("name_en", core.db.types.Words(), nullable=False),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_product_set")),
        sqlite_strict=True,
    )
    op.create_table(
        "stored_file",
        sa.Column("id", core.db.types.Id(), nullable=False),
        sa.Column("sha256", core.db.types.Words(), nullable=False),
        sa.Column("media_type", core.db.types.Words(), nullable=False),
        sa.Column("content", core.db.types.Bytes(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stored_file")),
        sa.UniqueConstraint("sha256", name=op.f("uq_stored_file_sha256")),
        sqlite_strict=True,
    )
    op.create_table(
        "vat_rate",
        sa.Column("vat_class", core.db.types.Words(), nullable=False),
        sa.Column("valid_from", core.db.types.Day(), nullable=False),
        sa.Column("rate_bp", core.db.types.Count(), nullable=True),
        sa.Column("basis", core.db.types.Words(), nullable=False),
        sa.CheckConstraint(
            "vat_class IN ('10', '8', '5', '0', 'KCT', 'KKKNT', 'none')",
            name=op.f("ck_vat_rate_vat_class_known"),
        ),
        sa.CheckConstraint("rate_bp BETWEEN 0 AND 10000", name=op.f("ck_vat_rate_rate")),
        sa.PrimaryKeyConstraint("vat_class", "valid_from", name=op.f("pk_vat_rate")),
        sqlite_strict=True,
    )
    op.create_table(
        "account_entry",
        sa.Column("id", core.db.types.Id(), nullable=False),
        sa.Column("producer_id", core.db.types.Id(), nullable=False),
        sa.Column("kind", core.db.types.Words(), nullable=False),
        sa.Column("source_id", core.db.types.Id(), nullable=False),
        sa.Column("amount_dong", core.db.types.Dong(), nullable=False),
        sa.Column("business_day", core.db.types.Day(), nullable=False),
        sa.Column("matures_on", core.db.types.Day(), nullable=False),
        sa.Column("recorded_at", core.db.types.Moment(), nullable=False),
        sa.Column("actor_id", core.db.types.Id(), nullable=True),
        sa.Column("corrects_id", core.db.types.Id(), nullable=True),
        sa.Column("reason", core.db.types.Words(), nullable=True),
        sa.CheckConstraint(
            "kind IN ('sale', 'return', 'fee', 'compensation', 'disposal', 'tax_withheld', 'adjustment', 'opening_balance', 'payout', 'returned_transfer', 'correction')",
            name=op.f("ck_account_entry_kind_known"),
        ),
        sa.CheckConstraint("matures_on >= business_day", name=op.f("ck_account_entry_matures")),
        sa.ForeignKeyConstraint(
            ["corrects_id"], ["account_entry.id"], name=op.f("fk_account_entry_corrects_id")
        ),
        sa.ForeignKeyConstraint(["producer_id"], ["producer.id"], name=op.f("fk_account_entry_producer_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account_entry")),
        sa.UniqueConstraint("kind", "source_id", name=op.f("uq_account_entry_kind_source_id")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("account_entry", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_account_entry_producer_id_business_day"),
            ["producer_id", "business_day"],
            unique=False,
        )

    op.create_table(
        "agreement",
        sa.Column("id", core.db.types.Id(), nullable=False),
        sa.Column("producer_id", core.db.types.Id(), nullable=False),
        sa.Column("number", core.db.types.Words(), nullable=False),
        sa.Column("valid_from", core.db.types.Moment(), nullable=False),
        sa.Column("ended_at", core.db.types.Moment(), nullable=True),
        sa.Column("ended_by", core.db.types.Id(), nullable=True),
        sa.Column("hold_days", core.db.types.Count(), nullable=False),
        sa.Column("min_payout_dong", core.db.types.Dong(), nullable=False),
        sa.Column("answer_days", core.db.types.Count(), nullable=True),
        sa.Column("days_to_pay", core.db.types.Count(), nullable=True),
        sa.Column("tax_kept_from", core.db.types.Day(), nullable=True),
        sa.Column("commission_vat", core.db.types.Words(), nullable=False),
        sa.CheckConstraint(
            "commission_vat IN ('included', 'added')", name=op.f("ck_agreement_commission_vat_known")
        ),
        sa.CheckConstraint("(ended_at IS NULL) = (ended_by IS NULL)", name=op.f("ck_agreement_ended_pair")),
        sa.CheckConstraint("days_to_pay BETWEEN 0 AND 365", name=op.f("ck_agreement_days_to_pay")),
        sa.CheckConstraint("hold_days BETWEEN 0 AND 365", name=op.f("ck_agreement_hold_days")),
        sa.CheckConstraint("min_payout_dong >= 0", name=op.f("ck_agreement_min_payout")),
        sa.ForeignKeyConstraint(["ended_by"], ["person.id"], name=op.f("fk_agreement_ended_by")),
        sa.ForeignKeyConstraint(["producer_id"], ["producer.id"], name=op.f("fk_agreement_producer_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agreement")),
        sa.UniqueConstraint("producer_id", "number", name=op.f("uq_agreement_producer_id_number")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("agreement", schema=None) as batch_op:
        batch_op.create_index(
            "ix_agreement_one_open",
            ["producer_id"],
            unique=True,
            sqlite_where=sa.text("ended_at IS NULL"),
            postgresql_where=sa.text("ended_at IS NULL"),
        )

    op.create_table(
        "bank_account",
        sa.Column("id", core.db.types.Id(), nullable=False),
        sa.Column("producer_id", core.db.types.Id(), nullable=False),
        sa.Column("bank_bin", core.db.types.Words(), nullable=False),
        sa.Column("account_no", core.db.types.Words(), nullable=False),
        sa.Column("holder", core.db.types.Words(), nullable=False),
        sa.Column("proposed_at", core.db.types.Moment(), nullable=False),
        sa.Column("proposed_by", core.db.types.Id(), nullable=False),
        sa.Column("approved_at", core.db.types.Moment(), nullable=True),
        sa.Column("approved_by", core.db.types.Id(), nullable=True),
        sa.CheckConstraint(
            "(approved_at IS NULL) = (approved_by IS NULL)", name=op.f("ck_bank_account_approved_pair")
        ),
        sa.ForeignKeyConstraint(["approved_by"], ["person.id"], name=op.f("fk_bank_account_approved_by")),
        sa.ForeignKeyConstraint(["producer_id"], ["producer.id"], name=op.f("fk_bank_account_producer_id")),
        sa.ForeignKeyConstraint(["proposed_by"], ["person.id"], name=op.f("fk_bank_account_proposed_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bank_account")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("bank_account", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_bank_account_producer_id"), ["producer_id"], unique=False)

    op.create_table(
        "import_batch",
        sa.Column("id", core.db.types.Id(), nullable=False),
        sa.Column("kind", core.db.types.Words(), nullable=False),
        sa.Column("sha256", core.db.types.Words(), nullable=False),
        sa.Column("file_name", core.db.types.Words(), nullable=False),
        sa.Column("location_id", core.db.types.Id(), nullable=True),
        sa.Column("notation", core.db.types.Words(), nullable=False),
        sa.Column("mapping", core.db.types.Words(), nullable=False),
        sa.Column("rows", core.db.types.Count(), nullable=False),
        sa.Column("created", core.db.types.Count(), nullable=False),
        sa.Column("updated", core.db.types.Count(), nullable=False),
        sa.Column("unchanged", core.db.types.Count(), nullable=False),
        sa.Column("at", core.db.types.Moment(), nullable=False),
        sa.Column("by_id", core.db.types.Id(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_import_batch_by_id")),
        sa.ForeignKeyConstraint(["location_id"], ["location.id"], name=op.f("fk_import_batch_location_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_batch")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("import_batch", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_import_batch_sha256"), ["sha256"], unique=False)

    op.create_table(
        "import_upload",
        sa.Column("id", core.db.types.Id(), nullable=False),
        sa.Column("person_id", core.db.types.Id(), nullable=False),
        sa.Column("kind", core.db.types.Words(), nullable=False),
        sa.Column("file_name", core.db.types.Words(), nullable=False),
        sa.Column("sha256", core.db.types.Words(), nullable=False),
        sa.Column("content", core.db.types.Bytes(), nullable=False),
        sa.Column("at", core.db.types.Moment(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_import_upload_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_upload")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("import_upload", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_import_upload_at"), ["at"], unique=False)

    op.create_table(
        "login_session",
        sa.Column("token_sha256", core.db.types.Words(), nullable=False),
        sa.Column("person_id", core.db.types.Id(), nullable=False),
        sa.Column("created_at", core.db.types.Moment(), nullable=False),
        sa.Column("seen_at", core.db.types.Moment(), nullable=False),
        sa.Column("ends_at", core.db.types.Moment(), nullable=False),
        sa.Column("ended_at", core.db.types.Moment(), nullable=True),
        sa.Column("device", core.db.types.Words(), nullable=False),
        sa.Column("address", core.db.types.Words(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_login_session_person_id")),
        sa.PrimaryKeyConstraint("token_sha256", name=op.f("pk_login_session")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("login_session", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_login_session_person_id"), ["person_id"], unique=False)

    op.create_table(
        "printer",
        sa.Column("id", core.db.types.Id(), nullable=False),
        sa.Column("code", core.db.types.Words(), nullable=False),
        sa.Column("location_id", core.db.types.Id(), nullable=False),
        sa.Column("address", core.db.types.Words(), nullable=False),
        sa.Column("port", core.db.types.Count(), nullable=False),
        sa.Column("width_dots", core.db.types.Count(), nullable=False),
        sa.Column("answered_at", core.db.types.Moment(), nullable=True),
        sa.Column("retired_at", core.db.types.Moment(), nullable=True),
        sa.Column("retired_by", core.db.types.Id(), nullable=True),
        sa.CheckConstraint(
            "(retired_at IS NULL) = (retired_by IS NULL)", name=op.f("ck_printer_retired_pair")
        ),
        sa.CheckConstraint("port BETWEEN 1 AND 65535", name=op.f("ck_printer_port")),
        sa.CheckConstraint("width_dots IN (384, 576)", name=op.f("ck_printer_width")),
        sa.ForeignKeyConstraint(["location_id"], ["location.id"], name=op.f("fk_printer_location_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_printer")),
        sa.UniqueConstraint("code", name=op.f("uq_printer_code")),
        sqlite_strict=True,
    )
    op.create_table(
        "producer_account",
        sa.Column("producer_id", core.db.types.Id(), nullable=False),
        sa.Column("open_dong", core.db.types.Dong(), nullable=False),
        sa.Column("due_dong", core.db.types.Dong(), nullable=False),
        sa.ForeignKeyConstraint(
            ["producer_id"], ["producer.id"], name=op.f("fk_producer_account_producer_id")
        ),
        sa.PrimaryKeyConstraint("producer_id", name=op.f("pk_producer_account")),
        sqlite_strict=True,
    )
    op.create_table(
        "product",
        sa.Column("id", core.db.types.Id(), nullable=False),
        sa.Column("code", core.db.types.Words(), nullable=False),
        sa.Column("producer_id", core.db.types.Id(), nullable=False),
        sa.Column("ownership", core.db.types.Words(), nullable=False),
        sa.Column("name", core.db.types.Words(), nullable=False),
        sa.Column("search_key", core.db.types.Words(), nullable=False),
        sa.Column("unit", core.db.types.Words(), nullable=False),
        sa.Column("unit_text", core.db.types.Words(), nullable=False),
        sa.Column("price_basis", core.db.types.Count(), nullable=False),
        sa.Column("vat_class", core.db.types.Words(), nullable=False),
        sa.Column("set_code", core.db.types.Words(), nullable=True),
        sa.Column("lot_tracked_at", core.db.types.Moment(), nullable=True),
        sa.Column("retired_at", core.db.types.Moment(), nullable=True),
        sa.Column("changed_at", core.db.types.Moment(), nullable=False),
        sa.CheckConstraint("name <> ''", name=op.f("ck_product_named")),
        sa.CheckConstraint("ownership IN ('consigned', 'owned')", name=op.f("ck_product_ownership_known")),
        sa.CheckConstraint("unit <> 'piece' OR price_basis = 1", name=op.f("ck_product_piece_basis")),
        sa.CheckConstraint("unit IN ('piece', 'gram', 'millilitre')", name=op.f("ck_product_unit_known")),
        sa.CheckConstraint(
            "vat_class IN ('10', '8', '5', '0', 'KCT', 'KKKNT', 'none')",
            name=op.f("ck_product_vat_class_known"),
        ),
        sa.CheckConstraint("price_basis IN (1, 100, 1000)", name=op.f("ck_product_price_basis")),
        sa.ForeignKeyConstraint(["producer_id"], ["producer.id"], name=op.f("fk_product_producer_id")),
        sa.ForeignKeyConstraint(["set_code"], ["product_set.code"], name=op.f("fk_product_set_code")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_product")),
        sa.UniqueConstraint("code", name=op.f("uq_product_code")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("product", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_product_producer_id"), ["producer_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_product_search_key"), ["search_key"], unique=False)

    op.create_table(
        "role_grant",
        sa.Column("id", core.db.types.Id(), nullable=False),
        sa.Column("person_id", core.db.types.Id(), nullable=False),
        sa.Column("role", core.db.types.Words(), nullable=False),
        sa.Column("location_id", core.db.types.Id(), nullable=True),
        sa.Column("producer_id", core.db.types.Id(), nullable=True),
        sa.Column("granted_at", core.db.types.Moment(), nullable=False),
        sa.Column("granted_by", core.db.types.Id(), nullable=False),
        sa.Column("revoked_at", core.db.types.Moment(), nullable=True),
        sa.Column("revoked_by", core.db.types.Id(), nullable=True),
        sa.CheckConstraint(
            "(role = 'producer') = (producer_id IS NOT NULL)", name=op.f("ck_role_grant_producer_named")
        ),
        sa.CheckConstraint(
            "role IN ('administrator', 'manager', 'accountant', 'stock_keeper', 'cashier', 'producer')",
            name=op.f("ck_role_grant_role_known"),
        ),
        sa.CheckConstraint(
            "(revoked_at IS NULL) = (revoked_by IS NULL)", name=op.f("ck_role_grant_revoked_pair")
        ),
        sa.ForeignKeyConstraint(["granted_by"], ["person.id"], name=op.f("fk_role_grant_granted_by")),
        sa.ForeignKeyConstraint(["location_id"], ["location.id"], name=op.f("fk_role_grant_location_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_role_grant_person_id")),
        sa.ForeignKeyConstraint(["producer_id"], ["producer.id"], name=op.f("fk_role_grant_producer_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_role_grant")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("role_grant", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_role_grant_person_id"), ["person_id"], unique=False)

    op.create_table(
        "till",
        sa.Column("id", core.db.types.Id(), nullable=False),
        sa.Column("code", core.db.types.Words(), nullable=False),
        sa.Column("location_id", core.db.types.Id(), nullable=False),
        sa.Column("kind", core.db.types.Words(), nullable=False),
        sa.Column("credential_sha256", core.db.types.Words(), nullable=True),
        sa.Column("enrol_code_sha256", core.db.types.Words(), nullable=True),
        sa.Column("enrol_until", core.db.types.Moment(), nullable=True),
        sa.Column("seen_at", core.db.types.Moment(), nullable=True),
        sa.Column("retired_at", core.db.types.Moment(), nullable=True),
        sa.Column("retired_by", core.db.types.Id(), nullable=True),
        sa.CheckConstraint("kind IN ('counter', 'import')", name=op.f("ck_till_kind_known")),
        sa.CheckConstraint(
            "(enrol_code_sha256 IS NULL) = (enrol_until IS NULL)", name=op.f("ck_till_enrol_pair")
        ),
        sa.CheckConstraint("(retired_at IS NULL) = (retired_by IS NULL)", name=op.f("ck_till_retired_pair")),
        sa.ForeignKeyConstraint(["location_id"], ["location.id"], name=op.f("fk_till_location_id")),
        sa.ForeignKeyConstraint(["retired_by"], ["person.id"], name=op.f("fk_till_retired_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_till")),
        sa.UniqueConstraint("code", name=op.f("uq_till_code")),
        sa.UniqueConstraint("credential_sha256", name=op.f("uq_till_credential_sha256")),
        sqlite_strict=True,
    )
    op.create_table(
        "barcode",
        sa.Column("code", core.db.types.Words(), nullable=False),
        sa.Column("product_id", core.db.types.Id(), nullable=False),
        sa.Column("gtin14", core.db.types.Words(), nullable=True),
        sa.ForeignKeyConstraint(["product_id"], ["product.id"], name=op.f("fk_barcode_product_id")),
        sa.PrimaryKeyConstraint("code", "product_id", name=op.f("pk_barcode")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("barcode", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_barcode_gtin14"), ["gtin14"], unique=False)
        batch_op.create_index(batch_op.f("ix_barcode_product_id"), ["product_id"], unique=False)

    op.create_table(
        "certificate",
        sa.Column("id", core.db.types.Id(), nullable=False),
        sa.Column("product_id", core.db.types.Id(), nullable=False),
        sa.Column("stars", core.db.types.Count(), nullable=False),
        sa.Column("number", core.db.types.Words(), nullable=False),
        sa.Column("issuer", core.db.types.Words(), nullable=False),
        sa.Column("decided_on", core.db.types.Day(), nullable=False),
        sa.Column("valid_to", core.db.types.Day(), nullable=False),
        sa.Column("ended_on", core.db.types.Day(), nullable=True),
        sa.Column("end_kind", core.db.types.Words(), nullable=True),
        sa.CheckConstraint(
            "end_kind IN ('suspended', 'revoked', 'replaced')", name=op.f("ck_certificate_end_kind_known")
        ),
        sa.CheckConstraint("(ended_on IS NULL) = (end_kind IS NULL)", name=op.f("ck_certificate_ended_pair")),
        sa.CheckConstraint("stars BETWEEN 3 AND 5", name=op.f("ck_certificate_stars")),
        sa.CheckConstraint("valid_to >= decided_on", name=op.f("ck_certificate_valid_to")),
        sa.ForeignKeyConstraint(["product_id"], ["product.id"], name=op.f("fk_certificate_product_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_certificate")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("certificate", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_certificate_product_id"), ["product_id"], unique=False)

    op.create_table(
        "delivery",
        sa.Column("id", core.db.types.Id(), nullable=False),
        sa.Column("number", core.db.types.Words(), nullable=True),
        sa.Column("location_id", core.db.types.Id(), nullable=False),
        sa.Column("producer_id", core.db.types.Id(), nullable=False),
        sa.Column("agreement_id", core.db.types.Id(), nullable=True),
        sa.Column("delivered_on", core.db.types.Day(), nullable=False),
        sa.Column("created_at", core.db.types.Moment(), nullable=False),
        sa.Column("created_by", core.db.types.Id(), nullable=False),
        sa.Column("confirmed_at", core.db.types.Moment(), nullable=True),
        sa.Column("confirmed_by", core.db.types.Id(), nullable=True),
        sa.CheckConstraint(
            "(confirmed_at IS NULL) = (confirmed_by IS NULL)", name=op.f("ck_delivery_confirmed_pair")
        ),
        sa.CheckConstraint("(confirmed_at IS NULL) = (number IS NULL)", name=op.f("ck_delivery_numbered")),
        sa.ForeignKeyConstraint(["agreement_id"], ["agreement.id"], name=op.f("fk_delivery_agreement_id")),
        sa.ForeignKeyConstraint(["confirmed_by"], ["person.id"], name=op.f("fk_delivery_confirmed_by")),
        sa.ForeignKeyConstraint(["created_by"], ["person.id"], name=op.f("fk_delivery_created_by")),
        sa.ForeignKeyConstraint(["location_id"], ["location.id"], name=op.f("fk_delivery_location_id")),
        sa.ForeignKeyConstraint(["producer_id"], ["producer.id"], name=op.f("fk_delivery_producer_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_delivery")),
        sa.UniqueConstraint("number", name=op.f("uq_delivery_number")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("delivery", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_delivery_producer_id_delivered_on"), ["producer_id", "delivered_on"], unique=False
        )

    op.create_table(
        "lot",
        sa.Column("id", core.db.types.Id(), nullable=False),
        sa.Column("product_id", core.db.types.Id(), nullable=False),
        sa.Column("code", core.db.types.Words(), nullable=False),
        sa.Column("expiry", core.db.types.Day(), nullable=True),
        sa.ForeignKeyConstraint(["product_id"], ["product.id"], name=op.f("fk_lot_product_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lot")),
        sa.UniqueConstraint("product_id", "code", name=op.f("uq_lot_product_id_code")),
        sqlite_strict=True,
    )
    op.create_table(
        "price",
        sa.Column("id", core.db.types.Id(), nullable=False),
        sa.Column("product_id", core.db.types.Id(), nullable=False),
        sa.Column("scope", core.db.types.Words(), nullable=False),
        sa.Column("valid_from", core.db.types.Moment(), nullable=False),
        sa.Column("unit_price_dong", core.db.types.Dong(), nullable=False),
        sa.Column("set_by", core.db.types.Id(), nullable=False),
        sa.CheckConstraint("unit_price_dong >= 0", name=op.f("ck_price_not_negative")),
        sa.ForeignKeyConstraint(["product_id"], ["product.id"], name=op.f("fk_price_product_id")),
        sa.ForeignKeyConstraint(["set_by"], ["person.id"], name=op.f("fk_price_set_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_price")),
        sa.UniqueConstraint(
            "product_id", "scope", "valid_from", name=op.f("uq_price_product_id_scope_valid_from")
        ),
        sqlite_strict=True,
    )
    op.create_table(
        "print_job",
        sa.Column("id", core.db.types.Id(), nullable=False),
        sa.Column("printer_id", core.db.types.Id(), nullable=False),
        sa.Column("kind", core.db.types.Words(), nullable=False),
        sa.Column("subject", core.db.types.Words(), nullable=False),
        sa.Column("document", core.db.types.Bytes(), nullable=False),
        sa.Column("copies", core.db.types.Count(), nullable=False),
        sa.Column("state", core.db.types.Words(), nullable=False),
        sa.Column("reason", core.db.types.Words(), nullable=True),
        sa.Column("attempts", core.db.types.Count(), nullable=False),
        sa.Column("lease_until", core.db.types.Moment(), nullable=True),
        sa.Column("expires_at", core.db.types.Moment(), nullable=False),
        sa.Column("created_at", core.db.types.Moment(), nullable=False),
        sa.Column("created_by", core.db.types.Id(), nullable=False),
        sa.Column("finished_at", core.db.types.Moment(), nullable=True),
        sa.CheckConstraint(
            "(finished_at IS NULL) = (state IN ('queued', 'leased', 'sending'))",
            name=op.f("ck_print_job_finished"),
        ),
        sa.CheckConstraint(
            "(lease_until IS NOT NULL) = (state IN ('leased', 'sending'))", name=op.f("ck_print_job_lease")
        ),
        sa.CheckConstraint(
            "kind IN ('drawer', 'receipt', 'test_page')", name=op.f("ck_print_job_kind_known")
        ),
        sa.CheckConstraint(
            "reason IN ('cover', 'error', 'offline', 'paper', 'refused', 'unknown')",
            name=op.f("ck_print_job_reason_known"),
        ),
        sa.CheckConstraint("state <> 'failed' OR reason IS NOT NULL", name=op.f("ck_print_job_reason_given")),
        sa.CheckConstraint(
            "state IN ('queued', 'leased', 'sending', 'sent', 'confirmed', 'failed', 'expired')",
            name=op.f("ck_print_job_state_known"),
        ),
        sa.CheckConstraint("attempts >= 0", name=op.f("ck_print_job_attempts")),
        sa.CheckConstraint("copies BETWEEN 1 AND 5", name=op.f("ck_print_job_copies")),
        sa.ForeignKeyConstraint(["printer_id"], ["printer.id"], name=op.f("fk_print_job_printer_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_print_job")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("print_job", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_print_job_kind_subject"), ["kind", "subject"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_print_job_printer_id_state"), ["printer_id", "state"], unique=False
        )
        batch_op.create_index(
            "uq_print_job_in_hand",
            ["printer_id"],
            unique=True,
            sqlite_where=sa.text("state IN ('leased', 'sending')"),
            postgresql_where=sa.text("state IN ('leased', 'sending')"),
        )

    op.create_table(
        "product_text",
        sa.Column("product_id", core.db.types.Id(), nullable=False),
        sa.Column("language", core.db.types.Words(), nullable=False),
        sa.Column("name", core.db.types.Words(), nullable=False),
        sa.Column("description", core.db.types.Words(), nullable=False),
        sa.ForeignKeyConstraint(["product_id"], ["product.id"], name=op.f("fk_product_text_product_id")),
        sa.PrimaryKeyConstraint("product_id", "language", name=op.f("pk_product_text")),
        sqlite_strict=True,
    )
    op.create_table(
        "quarantined_sale",
        sa.Column("id", core.db.types.Id(), nullable=False),
        sa.Column("till_id", core.db.types.Id(), nullable=False),
        sa.Column("sale_id", core.db.types.Words(), nullable=False),
        sa.Column("verdict", core.db.types.Words(), nullable=False),
        sa.Column("reason", core.db.types.Words(), nullable=False),
        sa.Column("body", core.db.types.Bytes(), nullable=False),
        sa.Column("body_sha256", core.db.types.Words(), nullable=False),
        sa.Column("received_at", core.db.types.Moment(), nullable=False),
        sa.CheckConstraint(
            "verdict IN ('malformed', 'arithmetic', 'wrong_till', 'conflict')",
            name=op.f("ck_quarantined_sale_verdict_known"),
        ),
        sa.ForeignKeyConstraint(["till_id"], ["till.id"], name=op.f("fk_quarantined_sale_till_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quarantined_sale")),
        sa.UniqueConstraint("till_id", "body_sha256", name=op.f("uq_quarantined_sale_till_id_body_sha256")),
        sqlite_strict=True,
    )
    op.create_table(
        "shift",
        sa.Column("id", core.db.types.Id(), nullable=False),
        sa.Column("till_id", core.db.types.Id(), nullable=False),
        sa.Column("cashier_id", core.db.types.Id(), nullable=True),
        sa.Column("opened_at", core.db.types.Moment(), nullable=False),
        sa.Column("float_dong", core.db.types.Dong(), nullable=False),
        sa.Column("recorded_at", core.db.types.Moment(), nullable=False),
        sa.CheckConstraint("float_dong >= 0", name=op.f("ck_shift_float")),
        sa.ForeignKeyConstraint(["cashier_id"], ["person.id"], name=op.f("fk_shift_cashier_id")),
        sa.ForeignKeyConstraint(["till_id"], ["till.id"], name=op.f("fk_shift_till_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shift")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("shift", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_shift_till_id_opened_at"), ["till_id", "opened_at"], unique=False
        )

    op.create_table(
        "statement",
        sa.Column("id", core.db.types.Id(), nullable=False),
        sa.Column("number", core.db.types.Words(), nullable=False),
        sa.Column("producer_id", core.db.types.Id(), nullable=False),
        sa.Column("agreement_id", core.db.types.Id(), nullable=True),
        sa.Column("previous_id", core.db.types.Id(), nullable=True),
        sa.Column("cut_off_day", core.db.types.Day(), nullable=False),
        sa.Column("lines", core.db.types.Count(), nullable=False),
        sa.Column("list_dong", core.db.types.Dong(), nullable=False),
        sa.Column("discount_producer_dong", core.db.types.Dong(), nullable=False),
        sa.Column("gross_dong", core.db.types.Dong(), nullable=False),
        sa.Column("commission_dong", core.db.types.Dong(), nullable=False),
        sa.Column("tax_kept_dong", core.db.types.Dong(), nullable=False),
        sa.Column("share_dong", core.db.types.Dong(), nullable=False),
        sa.Column("commission_vat_dong", core.db.types.Dong(), nullable=False),
        sa.Column("fees_dong", core.db.types.Dong(), nullable=False),
        sa.Column("compensation_dong", core.db.types.Dong(), nullable=False),
        sa.Column("adjustment_dong", core.db.types.Dong(), nullable=False),
        sa.Column("total_dong", core.db.types.Dong(), nullable=False),
        sa.Column("carried_dong", core.db.types.Dong(), nullable=False),
        sa.Column("balance_dong", core.db.types.Dong(), nullable=False),
        sa.Column("min_payout_dong", core.db.types.Dong(), nullable=False),
        sa.Column("payable_dong", core.db.types.Dong(), nullable=False),
        sa.Column("due_on", core.db.types.Day(), nullable=True),
        sa.Column("on_hold_dong", core.db.types.Dong(), nullable=False),
        sa.Column("producer_invoice", core.db.types.Words(), nullable=True),
        sa.Column("pdf_id", core.db.types.Id(), nullable=True),
        sa.Column("issued_at", core.db.types.Moment(), nullable=False),
        sa.Column("issued_by", core.db.types.Id(), nullable=False),
        sa.Column("cancelled_at", core.db.types.Moment(), nullable=True),
        sa.Column("cancelled_by", core.db.types.Id(), nullable=True),
        sa.CheckConstraint(
            "(cancelled_at IS NULL) = (cancelled_by IS NULL)", name=op.f("ck_statement_cancelled_pair")
        ),
        sa.CheckConstraint("balance_dong = carried_dong + total_dong", name=op.f("ck_statement_balance")),
        sa.CheckConstraint(
            "gross_dong = share_dong + commission_dong + tax_kept_dong", name=op.f("ck_statement_gross_split")
        ),
        sa.CheckConstraint("due_on IS NULL OR payable_dong > 0", name=op.f("ck_statement_due")),
        sa.CheckConstraint(
            "payable_dong = CASE WHEN balance_dong > 0 AND balance_dong >= min_payout_dong "
            "THEN balance_dong ELSE 0 END",
            name=op.f("ck_statement_payable"),
        ),
        sa.CheckConstraint(
            "total_dong = share_dong - commission_vat_dong + fees_dong + compensation_dong + adjustment_dong",
            name=op.f("ck_statement_total"),
        ),
        sa.ForeignKeyConstraint(["agreement_id"], ["agreement.id"], name=op.f("fk_statement_agreement_id")),
        sa.ForeignKeyConstraint(["cancelled_by"], ["person.id"], name=op.f("fk_statement_cancelled_by")),
        sa.ForeignKeyConstraint(["issued_by"], ["person.id"], name=op.f("fk_statement_issued_by")),
        sa.ForeignKeyConstraint(["pdf_id"], ["stored_file.id"], name=op.f("fk_statement_pdf_id")),
        sa.ForeignKeyConstraint(["previous_id"], ["statement.id"], name=op.f("fk_statement_previous_id")),
        sa.ForeignKeyConstraint(["producer_id"], ["producer.id"], name=op.f("fk_statement_producer_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_statement")),
        sa.UniqueConstraint("number", name=op.f("uq_statement_number")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("statement", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_statement_issued_at"), ["issued_at"], unique=False)
        batch_op.create_index(
            "ix_statement_one_per_cut_off",
            ["producer_id", "cut_off_day"],
            unique=True,
            sqlite_where=sa.text("cancelled_at IS NULL"),
            postgresql_where=sa.text("cancelled_at IS NULL"),
        )

    op.create_table(
        "term",
        sa.Column("id", core.db.types.Id(), nullable=False),
        sa.Column("agreement_id", core.db.types.Id(), nullable=False),
        sa.Column("scope", core.db.types.Words(), nullable=False),
        sa.Column("valid_from", core.db.types.Moment(), nullable=False),
        sa.Column("kind", core.db.types.Words(), nullable=False),
        sa.Column("rate_bp", core.db.types.Count(), nullable=True),
        sa.Column("net_dong", core.db.types.Dong(), nullable=True),
        sa.Column("base_vat", core.db.types.Words(), nullable=False),
        sa.Column("discount_bearer", core.db.types.Words(), nullable=False),
        sa.Column("discount_producer_bp", core.db.types.Count(), nullable=False),
        sa.Column("shrinkage_tolerance_bp", core.db.types.Count(), nullable=False),
        sa.Column("set_by", core.db.types.Id(), nullable=False),
        sa.CheckConstraint(
            "(kind = 'percent' AND rate_bp IS NOT NULL AND net_dong IS NULL) OR (kind = 'fixed_net' AND rate_bp IS NULL AND net_dong IS NOT NULL AND discount_bearer = 'house')",
            name=op.f("ck_term_by_kind"),
        ),
        sa.CheckConstraint("base_vat IN ('included', 'excluded')", name=op.f("ck_term_base_vat_known")),
        sa.CheckConstraint(
            "discount_bearer IN ('producer', 'house', 'shared')", name=op.f("ck_term_discount_bearer_known")
        ),
        sa.CheckConstraint("kind IN ('percent', 'fixed_net')", name=op.f("ck_term_kind_known")),
        sa.CheckConstraint("discount_producer_bp BETWEEN 0 AND 10000", name=op.f("ck_term_discount_share")),
        sa.CheckConstraint("net_dong >= 0", name=op.f("ck_term_net")),
        sa.CheckConstraint("rate_bp BETWEEN 0 AND 10000", name=op.f("ck_term_rate")),
        sa.CheckConstraint("shrinkage_tolerance_bp BETWEEN 0 AND 10000", name=op.f("ck_term_tolerance")),
        sa.ForeignKeyConstraint(["agreement_id"], ["agreement.id"], name=op.f("fk_term_agreement_id")),
        sa.ForeignKeyConstraint(["set_by"], ["person.id"], name=op.f("fk_term_set_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_term")),
        sa.UniqueConstraint(
            "agreement_id", "scope", "valid_from", name=op.f("uq_term_agreement_id_scope_valid_from")
        ),
        sqlite_strict=True,
    )
    op.create_table(
        "cash_movement",
        sa.Column("id", core.db.types.Id(), nullable=False),
        sa.Column("shift_id", core.db.types.Id(), nullable=False),
        sa.Column("amount_dong", core.db.types.Dong(), nullable=False),
        sa.Column("reason", core.db.types.Words(), nullable=False),
        sa.Column("at", core.db.types.Moment(), nullable=False),
        sa.Column("by_id", core.db.types.Id(), nullable=False),
        sa.CheckConstraint("amount_dong <> 0", name=op.f("ck_cash_movement_amount")),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_cash_movement_by_id")),
        sa.ForeignKeyConstraint(["shift_id"], ["shift.id"], name=op.f("fk_cash_movement_shift_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cash_movement")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("cash_movement", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_cash_movement_shift_id"), ["shift_id"], unique=False)

    op.create_table(
        "delivery_line",
        sa.Column("id", core.db.types.Id(), nullable=False),
        sa.Column("delivery_id", core.db.types.Id(), nullable=False),
        sa.Column("product_id", core.db.types.Id(), nullable=False),
        sa.Column("lot_code", core.db.types.Words(), nullable=False),
        sa.Column("expiry", core.db.types.Day(), nullable=True),
        sa.Column("quantity", core.db.types.Count(), nullable=False),
        sa.CheckConstraint("quantity > 0", name=op.f("ck_delivery_line_quantity")),
        sa.ForeignKeyConstraint(["delivery_id"], ["delivery.id"], name=op.f("fk_delivery_line_delivery_id")),
        sa.ForeignKeyConstraint(["product_id"], ["product.id"], name=op.f("fk_delivery_line_product_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_delivery_line")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("delivery_line", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_delivery_line_delivery_id"), ["delivery_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_delivery_line_product_id"), ["product_id"], unique=False)

    op.create_table(
        "entry_claim",
        sa.Column("entry_id", core.db.types.Id(), nullable=False),
        sa.Column("statement_id", core.db.types.Id(), nullable=False),
        sa.ForeignKeyConstraint(["entry_id"], ["account_entry.id"], name=op.f("fk_entry_claim_entry_id")),
        sa.ForeignKeyConstraint(["statement_id"], ["statement.id"], name=op.f("fk_entry_claim_statement_id")),
        sa.PrimaryKeyConstraint("entry_id", name=op.f("pk_entry_claim")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("entry_claim", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_entry_claim_statement_id"), ["statement_id"], unique=False)

    op.create_table(
        "payout",
        sa.Column("id", core.db.types.Id(), nullable=False),
        sa.Column("number", core.db.types.Words(), nullable=False),
        sa.Column("producer_id", core.db.types.Id(), nullable=False),
        sa.Column("statement_id", core.db.types.Id(), nullable=False),
        sa.Column("amount_dong", core.db.types.Dong(), nullable=False),
        sa.Column("method", core.db.types.Words(), nullable=False),
        sa.Column("bank_account_id", core.db.types.Id(), nullable=True),
        sa.Column("reason", core.db.types.Words(), nullable=True),
        sa.Column("paid_on", core.db.types.Day(), nullable=False),
        sa.Column("at", core.db.types.Moment(), nullable=False),
        sa.Column("by_id", core.db.types.Id(), nullable=False),
        sa.CheckConstraint("method <> 'cash' OR bank_account_id IS NULL", name=op.f("ck_payout_account")),
        sa.CheckConstraint("method IN ('transfer', 'cash')", name=op.f("ck_payout_method_known")),
        sa.CheckConstraint("amount_dong > 0", name=op.f("ck_payout_amount")),
        sa.ForeignKeyConstraint(
            ["bank_account_id"], ["bank_account.id"], name=op.f("fk_payout_bank_account_id")
        ),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_payout_by_id")),
        sa.ForeignKeyConstraint(["producer_id"], ["producer.id"], name=op.f("fk_payout_producer_id")),
        sa.ForeignKeyConstraint(["statement_id"], ["statement.id"], name=op.f("fk_payout_statement_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_payout")),
        sa.UniqueConstraint("number", name=op.f("uq_payout_number")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("payout", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_payout_producer_id"), ["producer_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_payout_statement_id"), ["statement_id"], unique=False)

    op.create_table(
        "sale",
        sa.Column("id", core.db.types.Id(), nullable=False),
        sa.Column("till_id", core.db.types.Id(), nullable=False),
        sa.Column("number", core.db.types.Count(), nullable=False),
        sa.Column("clash", core.db.types.Count(), nullable=False),
        sa.Column("receipt", core.db.types.Words(), nullable=False),
        sa.Column("external_receipt", core.db.types.Words(), nullable=True),
        sa.Column("shift_id", core.db.types.Id(), nullable=True),
        sa.Column("cashier_id", core.db.types.Id(), nullable=True),
        sa.Column("location_id", core.db.types.Id(), nullable=False),
        sa.Column("business_day", core.db.types.Day(), nullable=False),
        sa.Column("device_at", core.db.types.Moment(), nullable=False),
        sa.Column("occurred_at", core.db.types.Moment(), nullable=False),
        sa.Column("recorded_at", core.db.types.Moment(), nullable=False),
        sa.Column("total_dong", core.db.types.Dong(), nullable=False),
        sa.Column("rounding_dong", core.db.types.Dong(), nullable=False),
        sa.Column("content", core.db.types.Words(), nullable=False),
        sa.Column("content_sha256", core.db.types.Words(), nullable=False),
        sa.CheckConstraint(
            "shift_id IS NOT NULL OR external_receipt IS NOT NULL", name=op.f("ck_sale_shift_or_import")
        ),
        sa.ForeignKeyConstraint(["cashier_id"], ["person.id"], name=op.f("fk_sale_cashier_id")),
        sa.ForeignKeyConstraint(["location_id"], ["location.id"], name=op.f("fk_sale_location_id")),
        sa.ForeignKeyConstraint(["shift_id"], ["shift.id"], name=op.f("fk_sale_shift_id")),
        sa.ForeignKeyConstraint(["till_id"], ["till.id"], name=op.f("fk_sale_till_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sale")),
        sa.UniqueConstraint("till_id", "external_receipt", name=op.f("uq_sale_till_id_external_receipt")),
        sa.UniqueConstraint("till_id", "number", "clash", name=op.f("uq_sale_till_id_number_clash")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("sale", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_sale_business_day"), ["business_day"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_sale_location_id_business_day"), ["location_id", "business_day"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_sale_receipt"), ["receipt"], unique=False)
        batch_op.create_index(batch_op.f("ix_sale_shift_id"), ["shift_id"], unique=False)

    op.create_table(
        "shift_closing",
        sa.Column("shift_id", core.db.types.Id(), nullable=False),
        sa.Column("expected_dong", core.db.types.Dong(), nullable=False),
        sa.Column("counted_dong", core.db.types.Dong(), nullable=False),
        sa.Column("difference_dong", core.db.types.Dong(), nullable=False),
        sa.Column("denominations", core.db.types.Words(), nullable=False),
        sa.Column("sales", core.db.types.Count(), nullable=False),
        sa.Column("totals", core.db.types.Words(), nullable=False),
        sa.Column("perpetual_total_dong", core.db.types.Dong(), nullable=False),
        sa.Column("closed_at", core.db.types.Moment(), nullable=False),
        sa.Column("closed_by", core.db.types.Id(), nullable=True),
        sa.CheckConstraint(
            "difference_dong = counted_dong - expected_dong", name=op.f("ck_shift_closing_difference")
        ),
        sa.ForeignKeyConstraint(["closed_by"], ["person.id"], name=op.f("fk_shift_closing_closed_by")),
        sa.ForeignKeyConstraint(["shift_id"], ["shift.id"], name=op.f("fk_shift_closing_shift_id")),
        sa.PrimaryKeyConstraint("shift_id", name=op.f("pk_shift_closing")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("shift_closing", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_shift_closing_closed_at"), ["closed_at"], unique=False)

    op.create_table(
        "sold_entry",
        sa.Column("id", core.db.types.Id(), nullable=False),
        sa.Column("producer_id", core.db.types.Id(), nullable=False),
        sa.Column("location_id", core.db.types.Id(), nullable=False),
        sa.Column("receipt", core.db.types.Words(), nullable=False),
        sa.Column("occurred_at", core.db.types.Moment(), nullable=False),
        sa.Column("business_day", core.db.types.Day(), nullable=False),
        sa.Column("recorded_at", core.db.types.Moment(), nullable=False),
        sa.Column("product_id", core.db.types.Id(), nullable=False),
        sa.Column("product_name", core.db.types.Words(), nullable=False),
        sa.Column("lots", core.db.types.Words(), nullable=False),
        sa.Column("quantity", core.db.types.Count(), nullable=False),
        sa.Column("kept_quantity", core.db.types.Count(), nullable=False),
        sa.Column("unit_price_dong", core.db.types.Dong(), nullable=False),
        sa.Column("list_dong", core.db.types.Dong(), nullable=False),
        sa.Column("discount_producer_dong", core.db.types.Dong(), nullable=False),
        sa.Column("discount_house_dong", core.db.types.Dong(), nullable=False),
        sa.Column("host_producer_dong", core.db.types.Dong(), nullable=False),
        sa.Column("host_house_dong", core.db.types.Dong(), nullable=False),
        sa.Column("commission_base_dong", core.db.types.Dong(), nullable=False),
        sa.Column("agreement_id", core.db.types.Id(), nullable=True),
        sa.Column("term_id", core.db.types.Id(), nullable=True),
        sa.Column("term_kind", core.db.types.Words(), nullable=False),
        sa.Column("rate_bp", core.db.types.Count(), nullable=True),
        sa.Column("net_dong", core.db.types.Dong(), nullable=True),
        sa.Column("commission_dong", core.db.types.Dong(), nullable=False),
        sa.Column("tax_kept_dong", core.db.types.Dong(), nullable=False),
        sa.Column("share_dong", core.db.types.Dong(), nullable=False),
        sa.Column("house_dong", core.db.types.Dong(), nullable=False),
        sa.CheckConstraint(
            "(term_kind = 'owned') = (agreement_id IS NULL)", name=op.f("ck_sold_entry_agreement_named")
        ),
        sa.CheckConstraint("term_kind <> 'owned' OR share_dong = 0", name=op.f("ck_sold_entry_owned_share")),
        sa.CheckConstraint(
            "term_kind IN ('percent', 'fixed_net', 'owned')", name=op.f("ck_sold_entry_term_kind_known")
        ),
        sa.CheckConstraint(
            "kept_quantity = 0 OR (kept_quantity = -quantity AND kept_quantity > 0 AND share_dong = 0)",
            name=op.f("ck_sold_entry_kept"),
        ),
        sa.CheckConstraint(
            "commission_base_dong = list_dong - discount_producer_dong - host_producer_dong",
            name=op.f("ck_sold_entry_base"),
        ),
        sa.CheckConstraint(
            "commission_base_dong = share_dong + commission_dong + tax_kept_dong",
            name=op.f("ck_sold_entry_base_split"),
        ),
        sa.CheckConstraint(
            "list_dong - discount_producer_dong - discount_house_dong = share_dong + house_dong + host_producer_dong + host_house_dong",
            name=op.f("ck_sold_entry_paid_split"),
        ),
        sa.CheckConstraint("quantity <> 0", name=op.f("ck_sold_entry_quantity")),
        sa.ForeignKeyConstraint(["agreement_id"], ["agreement.id"], name=op.f("fk_sold_entry_agreement_id")),
        sa.ForeignKeyConstraint(["location_id"], ["location.id"], name=op.f("fk_sold_entry_location_id")),
        sa.ForeignKeyConstraint(["producer_id"], ["producer.id"], name=op.f("fk_sold_entry_producer_id")),
        sa.ForeignKeyConstraint(["product_id"], ["product.id"], name=op.f("fk_sold_entry_product_id")),
        sa.ForeignKeyConstraint(["term_id"], ["term.id"], name=op.f("fk_sold_entry_term_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sold_entry")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("sold_entry", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_sold_entry_producer_id_business_day"),
            ["producer_id", "business_day"],
            unique=False,
        )
        batch_op.create_index(
            batch_op.f("ix_sold_entry_product_id_location_id_business_day"),
            ["product_id", "location_id", "business_day"],
            unique=False,
        )

    op.create_table(
        "statement_bridge",
        sa.Column("statement_id", core.db.types.Id(), nullable=False),
        sa.Column("product_id", core.db.types.Id(), nullable=False),
        sa.Column("sold_quantity", core.db.types.Count(), nullable=False),
        sa.Column("sold_dong", core.db.types.Dong(), nullable=False),
        sa.Column("not_due_quantity", core.db.types.Count(), nullable=False),
        sa.Column("not_due_dong", core.db.types.Dong(), nullable=False),
        sa.Column("earlier_quantity", core.db.types.Count(), nullable=False),
        sa.Column("earlier_dong", core.db.types.Dong(), nullable=False),
        sa.Column("disputed_quantity", core.db.types.Count(), nullable=False),
        sa.Column("disputed_dong", core.db.types.Dong(), nullable=False),
        sa.Column("settled_quantity", core.db.types.Count(), nullable=False),
        sa.Column("settled_dong", core.db.types.Dong(), nullable=False),
        sa.CheckConstraint(
            "settled_dong = sold_dong - not_due_dong + earlier_dong - disputed_dong",
            name=op.f("ck_statement_bridge_amount"),
        ),
        sa.CheckConstraint(
            "settled_quantity = sold_quantity - not_due_quantity + earlier_quantity - disputed_quantity",
            name=op.f("ck_statement_bridge_quantity"),
        ),
        sa.ForeignKeyConstraint(["product_id"], ["product.id"], name=op.f("fk_statement_bridge_product_id")),
        sa.ForeignKeyConstraint(
            ["statement_id"], ["statement.id"], name=op.f("fk_statement_bridge_statement_id")
        ),
        sa.PrimaryKeyConstraint("statement_id", "product_id", name=op.f("pk_statement_bridge")),
        sqlite_strict=True,
    )
    op.create_table(
        "statement_line",
        sa.Column("statement_id", core.db.types.Id(), nullable=False),
        sa.Column("position", core.db.types.Count(), autoincrement=False, nullable=False),
        sa.Column("entry_id", core.db.types.Id(), nullable=False),
        sa.ForeignKeyConstraint(["entry_id"], ["account_entry.id"], name=op.f("fk_statement_line_entry_id")),
        sa.ForeignKeyConstraint(
            ["statement_id"], ["statement.id"], name=op.f("fk_statement_line_statement_id")
        ),
        sa.PrimaryKeyConstraint("statement_id", "position", name=op.f("pk_statement_line")),
        sa.UniqueConstraint("statement_id", "entry_id", name=op.f("uq_statement_line_statement_id_entry_id")),
        sqlite_strict=True,
    )
    op.create_table(
        "statement_stock",
        sa.Column("statement_id", core.db.types.Id(), nullable=False),
        sa.Column("product_id", core.db.types.Id(), nullable=False),
        sa.Column("location_id", core.db.types.Id(), nullable=False),
        sa.Column("opening", core.db.types.Count(), nullable=False),
        sa.Column("received", core.db.types.Count(), nullable=False),
        sa.Column("returned_by_customers", core.db.types.Count(), nullable=False),
        sa.Column("found", core.db.types.Count(), nullable=False),
        sa.Column("owner_in", core.db.types.Count(), nullable=False),
        sa.Column("transferred_in", core.db.types.Count(), nullable=False),
        sa.Column("sold", core.db.types.Count(), nullable=False),
        sa.Column("handed_back", core.db.types.Count(), nullable=False),
        sa.Column("lost", core.db.types.Count(), nullable=False),
        sa.Column("destroyed", core.db.types.Count(), nullable=False),
        sa.Column("tasting", core.db.types.Count(), nullable=False),
        sa.Column("bought_out", core.db.types.Count(), nullable=False),
        sa.Column("owner_out", core.db.types.Count(), nullable=False),
        sa.Column("transferred_out", core.db.types.Count(), nullable=False),
        sa.Column("closing", core.db.types.Count(), nullable=False),
        sa.CheckConstraint(
            "closing = opening + received + returned_by_customers + found + owner_in + transferred_in - sold - handed_back - lost - destroyed - tasting - bought_out - owner_out - transferred_out",
            name=op.f("ck_statement_stock_identity"),
        ),
        sa.ForeignKeyConstraint(
            ["location_id"], ["location.id"], name=op.f("fk_statement_stock_location_id")
        ),
        sa.ForeignKeyConstraint(["product_id"], ["product.id"], name=op.f("fk_statement_stock_product_id")),
        sa.ForeignKeyConstraint(
            ["statement_id"], ["statement.id"], name=op.f("fk_statement_stock_statement_id")
        ),
        sa.PrimaryKeyConstraint("statement_id", "product_id", "location_id", name=op.f("pk_statement_stock")),
        sqlite_strict=True,
    )
    op.create_table(
        "stock_balance",
        sa.Column("lot_id", core.db.types.Id(), nullable=False),
        sa.Column("location_id", core.db.types.Id(), nullable=False),
        sa.Column("quantity", core.db.types.Count(), nullable=False),
        sa.Column("oversold", core.db.types.Count(), nullable=False),
        sa.CheckConstraint("oversold >= 0", name=op.f("ck_stock_balance_oversold")),
        sa.CheckConstraint("quantity + oversold >= 0", name=op.f("ck_stock_balance_covered")),
        sa.ForeignKeyConstraint(["location_id"], ["location.id"], name=op.f("fk_stock_balance_location_id")),
        sa.ForeignKeyConstraint(["lot_id"], ["lot.id"], name=op.f("fk_stock_balance_lot_id")),
        sa.PrimaryKeyConstraint("lot_id", "location_id", name=op.f("pk_stock_balance")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("stock_balance", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_stock_balance_location_id"), ["location_id"], unique=False)

    op.create_table(
        "stock_movement",
        sa.Column("id", core.db.types.Id(), nullable=False),
        sa.Column("lot_id", core.db.types.Id(), nullable=False),
        sa.Column("from_location_id", core.db.types.Id(), nullable=False),
        sa.Column("to_location_id", core.db.types.Id(), nullable=False),
        sa.Column("quantity", core.db.types.Count(), nullable=False),
        sa.Column("kind", core.db.types.Words(), nullable=False),
        sa.Column("source_kind", core.db.types.Words(), nullable=False),
        sa.Column("source_id", core.db.types.Id(), nullable=False),
        sa.Column("business_day", core.db.types.Day(), nullable=False),
        sa.Column("occurred_at", core.db.types.Moment(), nullable=False),
        sa.Column("recorded_at", core.db.types.Moment(), nullable=False),
        sa.Column("actor_id", core.db.types.Id(), nullable=True),
        sa.Column("corrects_id", core.db.types.Id(), nullable=True),
        sa.CheckConstraint(
            "kind IN ('received', 'customer_return', 'found', 'owner_in', 'transferred', 'sold', 'oversold', 'handed_back', 'lost', 'destroyed', 'tasting', 'bought_out', 'owner_out')",
            name=op.f("ck_stock_movement_kind_known"),
        ),
        sa.CheckConstraint("from_location_id <> to_location_id", name=op.f("ck_stock_movement_moves")),
        sa.CheckConstraint("quantity > 0", name=op.f("ck_stock_movement_quantity")),
        sa.ForeignKeyConstraint(
            ["corrects_id"], ["stock_movement.id"], name=op.f("fk_stock_movement_corrects_id")
        ),
        sa.ForeignKeyConstraint(
            ["from_location_id"], ["location.id"], name=op.f("fk_stock_movement_from_location_id")
        ),
        sa.ForeignKeyConstraint(["lot_id"], ["lot.id"], name=op.f("fk_stock_movement_lot_id")),
        sa.ForeignKeyConstraint(
            ["to_location_id"], ["location.id"], name=op.f("fk_stock_movement_to_location_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stock_movement")),
        sa.UniqueConstraint(
            "source_id", "lot_id", "kind", name=op.f("uq_stock_movement_source_id_lot_id_kind")
        ),
        sqlite_strict=True,
    )
    with op.batch_alter_table("stock_movement", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_stock_movement_lot_id_business_day"), ["lot_id", "business_day"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_stock_movement_source_kind_source_id"), ["source_kind", "source_id"], unique=False
        )

    op.create_table(
        "payment",
        sa.Column("id", core.db.types.Id(), nullable=False),
        sa.Column("sale_id", core.db.types.Id(), nullable=False),
        sa.Column("means", core.db.types.Words(), nullable=False),
        sa.Column("amount_dong", core.db.types.Dong(), nullable=False),
        sa.Column("tendered_dong", core.db.types.Dong(), nullable=True),
        sa.Column("reference", core.db.types.Words(), nullable=False),
        sa.CheckConstraint(
            "means IN ('cash', 'transfer', 'card', 'voucher')", name=op.f("ck_payment_means_known")
        ),
        sa.CheckConstraint("tendered_dong IS NULL OR means = 'cash'", name=op.f("ck_payment_tendered")),
        sa.CheckConstraint("amount_dong <> 0", name=op.f("ck_payment_amount")),
        sa.ForeignKeyConstraint(["sale_id"], ["sale.id"], name=op.f("fk_payment_sale_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_payment")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("payment", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_payment_sale_id"), ["sale_id"], unique=False)

    op.create_table(
        "sale_line",
        sa.Column("id", core.db.types.Id(), nullable=False),
        sa.Column("sale_id", core.db.types.Id(), nullable=False),
        sa.Column("position", core.db.types.Count(), nullable=False),
        sa.Column("product_id", core.db.types.Id(), nullable=True),
        sa.Column("scanned", core.db.types.Words(), nullable=False),
        sa.Column("name", core.db.types.Words(), nullable=False),
        sa.Column("unit", core.db.types.Words(), nullable=False),
        sa.Column("quantity", core.db.types.Count(), nullable=False),
        sa.Column("unit_price_dong", core.db.types.Dong(), nullable=False),
        sa.Column("price_basis", core.db.types.Count(), nullable=False),
        sa.Column("list_dong", core.db.types.Dong(), nullable=False),
        sa.Column("discount_dong", core.db.types.Dong(), nullable=False),
        sa.Column("reason", core.db.types.Words(), nullable=False),
        sa.Column("paid_dong", core.db.types.Dong(), nullable=False),
        sa.Column("seller_id", core.db.types.Id(), nullable=True),
        sa.Column("vat_class", core.db.types.Words(), nullable=False),
        sa.Column("vat_rate_bp", core.db.types.Count(), nullable=True),
        sa.Column("vat_dong", core.db.types.Dong(), nullable=False),
        sa.Column("original_line_id", core.db.types.Id(), nullable=True),
        sa.Column("put_to", core.db.types.Words(), nullable=True),
        sa.Column("return_reason", core.db.types.Words(), nullable=True),
        sa.Column("approved_by", core.db.types.Id(), nullable=True),
        sa.CheckConstraint(
            "(put_to IS NOT NULL) = (quantity < 0)", name=op.f("ck_sale_line_put_to_returned")
        ),
        sa.CheckConstraint(
            "put_to IN ('shelf', 'damaged', 'house')", name=op.f("ck_sale_line_put_to_known")
        ),
        sa.CheckConstraint(
            "put_to IS NULL OR put_to <> 'house' OR return_reason IN ('changed_mind', 'handling')",
            name=op.f("ck_sale_line_put_to_house"),
        ),
        sa.CheckConstraint(
            "return_reason IN ('defect', 'changed_mind', 'handling')",
            name=op.f("ck_sale_line_return_reason_known"),
        ),
        sa.CheckConstraint(
            "return_reason IS NULL OR quantity < 0", name=op.f("ck_sale_line_return_reason_returned")
        ),
        sa.CheckConstraint(
            "vat_class IN ('10', '8', '5', '0', 'KCT', 'KKKNT', 'none')",
            name=op.f("ck_sale_line_vat_class_known"),
        ),
        sa.CheckConstraint("original_line_id IS NULL OR quantity < 0", name=op.f("ck_sale_line_original")),
        sa.CheckConstraint("paid_dong = list_dong - discount_dong", name=op.f("ck_sale_line_paid")),
        sa.CheckConstraint("quantity <> 0", name=op.f("ck_sale_line_quantity")),
        sa.ForeignKeyConstraint(["approved_by"], ["person.id"], name=op.f("fk_sale_line_approved_by")),
        sa.ForeignKeyConstraint(
            ["original_line_id"], ["sale_line.id"], name=op.f("fk_sale_line_original_line_id")
        ),
        sa.ForeignKeyConstraint(["product_id"], ["product.id"], name=op.f("fk_sale_line_product_id")),
        sa.ForeignKeyConstraint(["sale_id"], ["sale.id"], name=op.f("fk_sale_line_sale_id")),
        sa.ForeignKeyConstraint(["seller_id"], ["producer.id"], name=op.f("fk_sale_line_seller_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sale_line")),
        sa.UniqueConstraint("sale_id", "position", name=op.f("uq_sale_line_sale_id_position")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("sale_line", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_sale_line_original_line_id"), ["original_line_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_sale_line_product_id"), ["product_id"], unique=False)

    op.create_table(
        "line_returned",
        sa.Column("sale_line_id", core.db.types.Id(), nullable=False),
        sa.Column("sold", core.db.types.Count(), nullable=False),
        sa.Column("returned", core.db.types.Count(), nullable=False),
        sa.CheckConstraint("returned BETWEEN 0 AND sold", name=op.f("ck_line_returned_within")),
        sa.ForeignKeyConstraint(
            ["sale_line_id"], ["sale_line.id"], name=op.f("fk_line_returned_sale_line_id")
        ),
        sa.PrimaryKeyConstraint("sale_line_id", name=op.f("pk_line_returned")),
        sqlite_strict=True,
    )
    op.create_table(
        "payment_confirmation",
        sa.Column("payment_id", core.db.types.Id(), nullable=False),
        sa.Column("source", core.db.types.Words(), nullable=False),
        sa.Column("at", core.db.types.Moment(), nullable=False),
        sa.Column("by_id", core.db.types.Id(), nullable=True),
        sa.ForeignKeyConstraint(
            ["payment_id"], ["payment.id"], name=op.f("fk_payment_confirmation_payment_id")
        ),
        sa.PrimaryKeyConstraint("payment_id", name=op.f("pk_payment_confirmation")),
        sqlite_strict=True,
    )
    _fill()


def downgrade() -> None:
    op.drop_table("payment_confirmation")
    op.drop_table("line_returned")
    with op.batch_alter_table("sale_line", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_sale_line_product_id"))
        batch_op.drop_index(batch_op.f("ix_sale_line_original_line_id"))

    op.drop_table("sale_line")
    with op.batch_alter_table("payment", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_payment_sale_id"))

    op.drop_table("payment")
    with op.batch_alter_table("stock_movement", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_stock_movement_source_kind_source_id"))
        batch_op.drop_index(batch_op.f("ix_stock_movement_lot_id_business_day"))

    op.drop_table("stock_movement")
    with op.batch_alter_table("stock_balance", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_stock_balance_location_id"))

    op.drop_table("stock_balance")
    op.drop_table("statement_stock")
    op.drop_table("statement_line")
    op.drop_table("statement_bridge")
    with op.batch_alter_table("sold_entry", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_sold_entry_product_id_location_id_business_day"))
        batch_op.drop_index(batch_op.f("ix_sold_entry_producer_id_business_day"))

    op.drop_table("sold_entry")
    with op.batch_alter_table("shift_closing", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_shift_closing_closed_at"))

    op.drop_table("shift_closing")
    with op.batch_alter_table("sale", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_sale_shift_id"))
        batch_op.drop_index(batch_op.f("ix_sale_receipt"))
        batch_op.drop_index(batch_op.f("ix_sale_location_id_business_day"))
        batch_op.drop_index(batch_op.f("ix_sale_business_day"))

    op.drop_table("sale")
    with op.batch_alter_table("payout", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_payout_statement_id"))
        batch_op.drop_index(batch_op.f("ix_payout_producer_id"))

    op.drop_table("payout")
    with op.batch_alter_table("entry_claim", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_entry_claim_statement_id"))

    op.drop_table("entry_claim")
    with op.batch_alter_table("delivery_line", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_delivery_line_product_id"))
        batch_op.drop_index(batch_op.f("ix_delivery_line_delivery_id"))

    op.drop_table("delivery_line")
    with op.batch_alter_table("cash_movement", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_cash_movement_shift_id"))

    op.drop_table("cash_movement")
    op.drop_table("term")
    with op.batch_alter_table("statement", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_statement_issued_at"))
        batch_op.drop_index(
            "ix_statement_one_per_cut_off",
            sqlite_where=sa.text("cancelled_at IS NULL"),
            postgresql_where=sa.text("cancelled_at IS NULL"),
        )

    op.drop_table("statement")
    with op.batch_alter_table("shift", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_shift_till_id_opened_at"))

    op.drop_table("shift")
    op.drop_table("quarantined_sale")
    op.drop_table("product_text")
    with op.batch_alter_table("print_job", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_print_job_in_hand",
            sqlite_where=sa.text("state IN ('leased', 'sending')"),
            postgresql_where=sa.text("state IN ('leased', 'sending')"),
        )
        batch_op.drop_index(batch_op.f("ix_print_job_printer_id_state"))
        batch_op.drop_index(batch_op.f("ix_print_job_kind_subject"))

    op.drop_table("print_job")
    op.drop_table("price")
    op.drop_table("lot")
    with op.batch_alter_table("delivery", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_delivery_producer_id_delivered_on"))

    op.drop_table("delivery")
    with op.batch_alter_table("certificate", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_certificate_product_id"))

    op.drop_table("certificate")
    with op.batch_alter_table("barcode", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_barcode_product_id"))
        batch_op.drop_index(batch_op.f("ix_barcode_gtin14"))

    op.drop_table("barcode")
    op.drop_table("till")
    with op.batch_alter_table("role_grant", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_role_grant_person_id"))

    op.drop_table("role_grant")
    with op.batch_alter_table("product", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_product_search_key"))
        batch_op.drop_index(batch_op.f("ix_product_producer_id"))

    op.drop_table("product")
    op.drop_table("producer_account")
    op.drop_table("printer")
    with op.batch_alter_table("login_session", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_login_session_person_id"))

    op.drop_table("login_session")
    with op.batch_alter_table("import_upload", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_import_upload_at"))

    op.drop_table("import_upload")
    with op.batch_alter_table("import_batch", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_import_batch_sha256"))

    op.drop_table("import_batch")
    with op.batch_alter_table("bank_account", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_bank_account_producer_id"))

    op.drop_table("bank_account")
    with op.batch_alter_table("agreement", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_agreement_one_open",
            sqlite_where=sa.text("ended_at IS NULL"),
            postgresql_where=sa.text("ended_at IS NULL"),
        )

    op.drop_table("agreement")
    with op.batch_alter_table("account_entry", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_account_entry_producer_id_business_day"))

    op.drop_table("account_entry")
    op.drop_table("vat_rate")
    op.drop_table("stored_file")
    op.drop_table("product_set")
    with op.batch_alter_table("producer", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_producer_tax_code"))
        batch_op.drop_index(batch_op.f("ix_producer_search_key"))

    op.drop_table("producer")
    op.drop_table("person")
    op.drop_table("number_series")
    op.drop_table("login_throttle")
    op.drop_table("location")
    with op.batch_alter_table("audit_event", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_audit_event_subject_kind_subject_id"))

    op.drop_table("audit_event")
    with op.batch_alter_table("anomaly", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_anomaly_closed_at_kind"))

    op.drop_table("anomaly")


def _fill() -> None:
    for table, rows in seed.tables():
        columns = [sa.column(name, _TYPES.get(name, core.db.types.Words())) for name in rows[0]]
        op.bulk_insert(sa.table(table, *columns), rows)


_TYPES = {
    "id": core.db.types.Id(),
    "created_at": core.db.types.Moment(),
    "valid_from": core.db.types.Day(),
    "rate_bp": core.db.types.Count(),
    "day_ends_minutes": core.db.types.Count(),
    "cash_rounding_dong": core.db.types.Dong(),
}
