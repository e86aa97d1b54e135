"""The tables of the desk."""

from tawthiq.desk.models.archive import Body, Capture, Publisher, Report, Sketch, Tombstone
from tawthiq.desk.models.coding import BlockKey, CodedReport, Event, EventGroup, EventPlace, SearchText
from tawthiq.desk.models.incident import Incident, IncidentLink, Membership, Value
from tawthiq.desk.models.record import ColumnMapping, LogEntry, Source

__all__ = [
    "BlockKey",
    "Body",
    "Capture",
    "CodedReport",
    "ColumnMapping",
    "Event",
    "EventGroup",
    "EventPlace",
    "Incident",
    "IncidentLink",
    "LogEntry",
    "Membership",
    "Publisher",
    "Report",
    "SearchText",
    "Sketch",
    "Source",
    "Tombstone",
    "Value",
]
