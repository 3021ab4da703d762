// Checks an exported audit log with code that has nothing to do with ours: the tlog and note
// packages of the Go project, as Debian ships them.
//
//	verify FOLDER VKEY                  the whole log
//	verify FOLDER VKEY PROOF RECORD     one record with its tlog-proof
//
// It rebuilds every stored hash from the records with StoredHashes. It must never use
// TileHashReader, which in x/mod 0.7.0 to 0.19.0 does not authenticate every tile it fetches
// (CVE-2026-56865).
package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const height = 8
const width = 1 << height

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Println("refused:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	if len(args) == 2 {
		return verify(args[0], args[1])
	}
	if len(args) == 4 {
		return verifyProof(args[1], args[2], args[3])
	}
	return errors.New("usage: verify FOLDER VKEY [PROOF RECORD]")
}

type checkpoint struct {
	size int64
	root tlog.Hash
}

func openCheckpoint(signed []byte, vkey string) (checkpoint, error) {
	verifier, err := note.NewVerifier(vkey)
	if err != nil {
		return checkpoint{}, err
	}
	opened, err := note.Open(signed, note.VerifierList(verifier))
	if err != nil {
		return checkpoint{}, err
	}
	lines := strings.Split(opened.Text, "\n")
	if len(lines) != 4 || lines[3] != "" || lines[0] != verifier.Name() {
		return checkpoint{}, errors.New("not a checkpoint of this log")
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	if err != nil || strconv.FormatInt(size, 10) != lines[1] || size < 0 {
		return checkpoint{}, errors.New("bad size")
	}
	root, err := tlog.ParseHash(lines[2])
	return checkpoint{size, root}, err
}

func verify(folder, vkey string) error {
	signed, err := os.ReadFile(filepath.Join(folder, "checkpoint"))
	if err != nil {
		return err
	}
	head, err := openCheckpoint(signed, vkey)
	if err != nil {
		return err
	}
	stored, err := rebuild(folder, head.size)
	if err != nil {
		return err
	}
	root := tlog.Hash(sha256.Sum256(nil))
	if head.size > 0 {
		if root, err = tlog.TreeHash(head.size, stored); err != nil {
			return err
		}
	}
	if root != head.root {
		return errors.New("the root differs")
	}
	known, err := compareTiles(folder, head.size, stored)
	if err != nil {
		return err
	}
	if err := refuseOthers(folder, known); err != nil {
		return err
	}
	fmt.Printf("proved: %d records, %d files, root %v\n", head.size, len(known), root)
	return nil
}

type hashes []tlog.Hash

func (h hashes) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	list := make([]tlog.Hash, len(indexes))
	for i, index := range indexes {
		list[i] = h[index]
	}
	return list, nil
}

func rebuild(folder string, size int64) (hashes, error) {
	var stored hashes
	for first := int64(0); first < size; first += width {
		count := size - first
		if count > width {
			count = width
		}
		path := tilePath("entries", first/width, count)
		data, err := os.ReadFile(filepath.Join(folder, path))
		if err != nil {
			return nil, err
		}
		for i := int64(0); i < count; i++ {
			var record []byte
			if record, data, err = next(data); err != nil {
				return nil, fmt.Errorf("%s: %v", path, err)
			}
			more, err := tlog.StoredHashes(first+i, record, stored)
			if err != nil {
				return nil, err
			}
			stored = append(stored, more...)
		}
		if len(data) > 0 {
			return nil, fmt.Errorf("%s: bytes left over", path)
		}
	}
	return stored, nil
}

func next(data []byte) (record, rest []byte, err error) {
	if len(data) < 2 {
		return nil, nil, errors.New("cut off")
	}
	count := int(binary.BigEndian.Uint16(data))
	if len(data) < 2+count {
		return nil, nil, errors.New("cut off")
	}
	return data[2 : 2+count], data[2+count:], nil
}

// compareTiles returns the paths that the log has.
func compareTiles(folder string, size int64, stored hashes) (map[string]bool, error) {
	known := map[string]bool{"checkpoint": true}
	for level := 0; size>>(height*uint(level)) > 0; level++ {
		total := size >> (height * uint(level))
		for index := int64(0); index*width < total; index++ {
			count := total - index*width
			if count > width {
				count = width
			}
			tile := tlog.Tile{H: height, L: level, N: index, W: int(count)}
			expected, err := tlog.ReadTileData(tile, stored)
			if err != nil {
				return nil, err
			}
			path := tilePath(strconv.Itoa(level), index, count)
			found, err := os.ReadFile(filepath.Join(folder, path))
			if err != nil {
				return nil, err
			}
			if !bytes.Equal(found, expected) {
				return nil, fmt.Errorf("%s differs", path)
			}
			known[path] = true
			if level == 0 {
				known[tilePath("entries", index, count)] = true
			}
		}
	}
	return known, nil
}

// refuseOthers allows, besides the log's files, only narrower tiles that begin one of them.
func refuseOthers(folder string, known map[string]bool) error {
	return filepath.Walk(folder, func(path string, info os.FileInfo, err error) error {
		if err != nil || info.IsDir() {
			return err
		}
		name, err := filepath.Rel(folder, path)
		if err != nil || known[name] {
			return err
		}
		for other := range known {
			stem := strings.TrimSuffix(filepath.Dir(name), ".p")
			if other != stem && filepath.Dir(other) != filepath.Dir(name) {
				continue
			}
			older, _ := os.ReadFile(path)
			newer, _ := os.ReadFile(filepath.Join(folder, other))
			if len(older) > 0 && bytes.HasPrefix(newer, older) {
				return nil
			}
		}
		return fmt.Errorf("%s does not belong to the log", name)
	})
}

// Go's own Tile.Path has the height in it, which C2SP tlog-tiles leaves out.
func tilePath(level string, index, count int64) string {
	tile := tlog.Tile{H: height, L: 0, N: index, W: int(count)}
	return "tile/" + level + strings.TrimPrefix(tile.Path(), "tile/8/0")
}

func verifyProof(vkey, proofFile, recordFile string) error {
	proof, err := os.ReadFile(proofFile)
	if err != nil {
		return err
	}
	record, err := os.ReadFile(recordFile)
	if err != nil {
		return err
	}
	parts := strings.SplitN(string(proof), "\n\n", 2)
	lines := strings.Split(parts[0], "\n")
	if len(parts) != 2 || len(lines) < 2 || lines[0] != "c2sp.org/tlog-proof@v1" {
		return errors.New("not a tlog-proof")
	}
	index, err := strconv.ParseInt(strings.TrimPrefix(lines[1], "index "), 10, 64)
	if err != nil {
		return err
	}
	head, err := openCheckpoint([]byte(parts[1]), vkey)
	if err != nil {
		return err
	}
	var path tlog.RecordProof
	for _, line := range lines[2:] {
		data, err := base64.StdEncoding.DecodeString(line)
		if err != nil || len(data) != tlog.HashSize {
			return errors.New("bad hash")
		}
		var hash tlog.Hash
		copy(hash[:], data)
		path = append(path, hash)
	}
	if err := tlog.CheckRecord(path, head.size, head.root, index, tlog.RecordHash(record)); err != nil {
		return err
	}
	fmt.Printf("proved: record %d of %d\n", index, head.size)
	return nil
}
