"""Letting go of jobs that waited for others."""

from dbos import DBOSClient

from reelwright.adapters.dbos_engine.attributes import read
from reelwright.adapters.dbos_engine.names import WORKFLOW


def release(client: DBOSClient) -> None:
    """Let every job begin whose predecessors are done; safe to do anywhere and repeatedly."""
    waiting = {
        status.workflow_id: attributes
        for status in client.list_workflows(
            name=WORKFLOW, status="DELAYED", load_input=False, load_output=False
        )
        if (attributes := read(status.attributes)).after and not attributes.paused
    }
    needed = sorted({job for attributes in waiting.values() for job in attributes.after})
    if not needed:
        return
    done = {
        status.workflow_id
        for status in client.list_workflows(
            workflow_ids=needed, status="SUCCESS", load_input=False, load_output=False
        )
    }
    for job, attributes in waiting.items():
        if set(attributes.after) <= done:
            client.update_workflow_attributes(job, {"after": []}, merge=True)
            client.set_workflow_delay(job, delay_until_epoch_ms=attributes.start or 0)
