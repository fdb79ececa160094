#!/usr/bin/env bash
# Makes the topics that are missing, as 'bin/mneme topics create' does, with Kafka's own tools:
#   docker/topics.sh BOOTSTRAP [PREFIX] [PARTITIONS] [REPLICATION]
set -euo pipefail

bootstrap=${1:?usage: topics.sh BOOTSTRAP [PREFIX] [PARTITIONS] [REPLICATION]}
prefix=${2:-mneme.}
partitions=${3:-4}
replication=${4:-1}
tool=${KAFKA_TOPICS:-/opt/kafka/bin/kafka-topics.sh}

topic() {
  "$tool" --bootstrap-server "$bootstrap" --create --if-not-exists --topic "$prefix$1" \
    --partitions "$partitions" --replication-factor "$replication" \
    --config "cleanup.policy=$2" --config "retention.ms=$3" --config "max.message.bytes=$4"
}

#     name         policy   retention  largest record
topic episodes     delete   604800000  10485760
topic steps        delete   604800000  10485760
topic feedback     delete   604800000  10485760
topic commands     delete   -1         10485760
topic queries      delete   3600000    10485760
topic results      delete   3600000    10485760
topic memories     compact  -1         10485760
topic concepts     compact  -1         10485760
topic bindings     compact  -1         10485760
topic patterns     compact  -1         10485760
topic metrics      delete   86400000   10485760
topic dead-letters delete   604800000  16777216
