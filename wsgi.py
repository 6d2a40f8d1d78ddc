"""Where the parts are put together, and nowhere else."""

from importlib import import_module

from flask import Flask
from flask_migrate import Migrate

import config as settings
from core.db import db
from core.db.engine import engine_options, prepare
from printing.jobs import worker

MODELS = (
    "core.anomalies.models",
    "core.audit.models",
    "core.files.models",
    "core.numbering.models",
    "printing.printers.models",
    "printing.jobs.models",
    "people.persons.models",
    "people.sessions.models",
    "inventory.locations.models",
    "inventory.producers.models",
    "inventory.products.models",
    "inventory.certificates.models",
    "inventory.agreements.models",
    "inventory.stock.models",
    "inventory.deliveries.models",
    "inventory.imports.models",
    "settlement.entries.models",
    "settlement.statements.models",
    "settlement.payouts.models",
    "pos.tills.models",
    "pos.shifts.models",
    "pos.checkout.models",
    "pos.returns.models",
)

WEB: tuple[str, ...] = (
    "people.sessions.access",
    "core.web",
    "pos.tills.access",
    "inventory.imports.kinds",
    "pos.imports.kind",
    "review.anomalies.waiting",
)
"""Modules with `init_app(app)`, in order: what surrounds every request."""

BLUEPRINTS: tuple[str, ...] = (
    "people.sessions.routes",
    "inventory.producers.routes",
    "inventory.locations.routes",
    "inventory.products.routes",
    "inventory.stock.routes",
    "inventory.deliveries.routes",
    "inventory.imports.routes",
    "people.administration.routes",
    "inventory.certificates.routes",
    "people.founding.routes",
    "inventory.agreements.routes",
    "settlement.examples.routes",
    "settlement.statements.routes",
    "settlement.payouts.routes",
    "settlement.papers.routes",
    "settlement.runs.routes",
    "settlement.accounts.routes",
    "pos.tills.api",
    "pos.tills.routes",
    "pos.printers.routes",
    "pos.places.routes",
    "pos.shifts.api",
    "pos.checkout.api",
    "pos.checkout.routes",
    "pos.receipts.api",
    "pos.receipts.routes",
    "pos.catalogue.api",
    "pos.openapi.api",
    "review.dashboard.routes",
    "review.sales.routes",
    "review.beginning.routes",
    "review.anomalies.routes",
)
"""Modules with `blueprint`."""

COMMANDS: tuple[str, ...] = (
    "printing.jobs.cli",
    "people.sessions.cli",
    "inventory.locations.cli",
    "pos.imports.cli",
    "pos.printers.cli",
    "settlement.statements.cli",
    "settlement.papers.cli",
    "settlement.payouts.cli",
    "pos.tills.cli",
    "demonstration.cli",
    "review.anomalies.cli",
    "review.exports.cli",
    "review.verification.cli",
)
"""Modules with `command`, a click command or group."""


def create_app(config: settings.Config | None = None) -> Flask:
    """The program for one configuration; read from the environment when none is given."""
    config = config or settings.from_environment()
    app = Flask("ganh", root_path=str(settings.ROOT), instance_path=str(config.instance))
    app.config.from_mapping(_flask_settings(config))
    _add_database(app)
    for name in WEB:
        import_module(name).init_app(app)
    for name in BLUEPRINTS:
        app.register_blueprint(import_module(name).blueprint)
    for name in COMMANDS:
        app.cli.add_command(import_module(name).command)
    return app


def create_server() -> Flask:
    """The program as it is served by one process: the web, and beside it the print workers.

    PRINT_WORKERS=off leaves printing to another process (`flask print-worker`).
    """
    app = create_app()
    if app.config["GANH"].print_workers:
        worker.start_beside_server(app)
    return app


def _flask_settings(config: settings.Config) -> dict[str, object]:
    return {
        "GANH": config,
        "SECRET_KEY": config.secret_key,
        "SQLALCHEMY_DATABASE_URI": config.database_url,
        "SQLALCHEMY_ENGINE_OPTIONS": engine_options(config.database_url),
        "SESSION_COOKIE_SAMESITE": "Lax",
        "SESSION_COOKIE_SECURE": config.https,
        "TRUSTED_HOSTS": list(config.trusted_hosts) or None,
        "TESTING": config.testing,
    }


def _add_database(app: Flask) -> None:
    for name in MODELS:
        import_module(name)
    db.init_app(app)
    Migrate(app, db, directory=str(settings.ROOT / "migrations"))
    with app.app_context():
        prepare(db.engine)
