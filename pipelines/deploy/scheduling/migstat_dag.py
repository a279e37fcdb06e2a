"""Airflow 3: the joint run, each month, as of the moment that the schedule names.

The worker that runs it needs /opt/migstat, as migstat.service says, and in its environment MIGSTAT_ROUNDING_KEY and MIGSTAT_KEYS
as far as they are used: a secret in a variable or connection of Airflow would be readable to all who see its pages.
"""

import subprocess
from datetime import datetime, timedelta, timezone

from airflow.exceptions import AirflowException, AirflowFailException, AirflowSkipException
from airflow.sdk import dag, task

COMMAND = [
    "/opt/migstat/migstat",
    "run",
    "/opt/migstat/pipelines/joint.yaml",
    "--input=/srv/migstat/input",
    "--output=/srv/migstat/out",
    "--log-format=json",
    "--deadline=12h",
]


def judge(code):
    """What an exit code of migstat means to Airflow."""
    if code == 0:
        return
    if code == 2:
        raise AirflowFailException("The definition or the command line is wrong; mend it first.")
    if code == 3:
        print("Published, with rejects above the warning share: look at the log.")
        return
    if code == 5:
        raise AirflowSkipException("None of the job's files is there.")
    raise AirflowException(f"Ended with exit code {code}; what was published before still is.")


@dag(
    schedule="0 3 2 * *",
    start_date=datetime(2026, 1, 1, tzinfo=timezone.utc),
    catchup=False,
    max_active_runs=1,
    default_args={"retries": 2, "retry_delay": timedelta(minutes=30)},
)
def migstat_joint():
    @task
    def publish(logical_date=None):
        if logical_date is None:
            raise AirflowFailException("Cannot run as of no moment; trigger it with a logical date.")
        as_of = logical_date.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
        judge(subprocess.run([*COMMAND, f"--as-of={as_of}"], umask=0o077).returncode)

    publish()


migstat_joint()
